import { stat } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { IAudioMetadata } from "music-metadata";
import type { Feed, FeedEpisode, FeedTranscript } from "#core/feed/read/feed.ts";
import { UNTOLD_EPISODE, UNTOLD_SHOW } from "#core/feed/read/untold.ts";
import { typeOfEnding } from "#core/file/audio-type.ts";
import { canonicalLanguage } from "#core/text/language.ts";
import { type Companion, findCompanions } from "#core/upload/companion.ts";
import { type Notice, noticeOf } from "./draft/notice.ts";
import { endingOf, findRefusal, isAudioFile, readTags } from "./folder-audio.ts";
import { listFiles } from "./folder-files.ts";

/** Shows have seasons, and these have discs. */
export const DEEPEST = 4;
const PICTURE = /^(?:cover|folder|artwork|logo)\.(?:jpe?g|png|webp)$/i;

/** A folder read as a show, and what in it was passed over. */
interface FolderShow {
  readonly feed: Feed;
  readonly notices: readonly Notice[];
  /** Every subfolder could be looked into. */
  readonly whole: boolean;
}

/**
 * A folder of audio files read as a show, subfolders and all but `except`: an episode for each file (or for those named
 * `only`), with the transcripts and chapters that have its name, its title and date from its tags, else from the file itself.
 */
export async function readFolder(
  folder: string,
  only: readonly string[] | null,
  except: string | null,
): Promise<FolderShow> {
  const { files, unseen } = await listFiles(folder, only === null ? DEEPEST : 0, except);
  const audio: string[] = [];
  for (const name of files) if (await isAudioFile(path.join(folder, name))) audio.push(name);
  const companions = findCompanions(audio, files);
  const notices: Notice[] = [];
  const episodes: FeedEpisode[] = [];
  const tagged: IAudioMetadata[] = [];
  for (const name of only === null ? audio : audio.filter((file) => only.includes(file))) {
    const file = path.join(folder, name);
    const tags = await readTags(file);
    const refusal = await findRefusal(file, tags);
    if (refusal === null) episodes.push(await toEpisode(folder, companions.get(name) ?? [], name, tags));
    else notices.push(notice(folder, refusal, name));
    if (refusal === null && tags) tagged.push(tags);
  }
  const picture = files.find((name) => PICTURE.test(name));
  if (only === null) {
    const used = [...audio, ...[...companions.values()].flat().map(({ name }) => name), picture];
    notices.push(...passedOver(folder, files, new Set(used)));
    notices.push(...unseen.map((name) => notice(folder, "folder-passed-over", name)));
  }
  return { feed: toFeed(folder, tagged, picture ?? null, episodes), notices, whole: unseen.length === 0 };
}

/** Each file that is none of those `used`. */
function passedOver(
  folder: string,
  files: readonly string[],
  used: ReadonlySet<string | undefined>,
): readonly Notice[] {
  const others = files.filter((name) => !used.has(name));
  return others.map((name) => notice(folder, "file-passed-over", name));
}

function notice(folder: string, code: string, name: string): Notice {
  return noticeOf({ episode: null, source: path.join(folder, name) }, code, name);
}

function toFeed(
  folder: string,
  tagged: readonly IAudioMetadata[],
  picture: string | null,
  episodes: readonly FeedEpisode[],
): Feed {
  const languages = tagged.map(({ common }) => canonicalLanguage(common.language ?? ""));
  return {
    ...UNTOLD_SHOW,
    title: tagged.find(({ common }) => common.album)?.common.album ?? path.basename(folder),
    language: languages.find((tag) => tag !== null) ?? null,
    author: tagged.find(({ common }) => common.artist)?.common.artist ?? null,
    imageUrl: picture === null ? null : urlOf(folder, picture),
    episodes,
  };
}

async function toEpisode(
  folder: string,
  companions: readonly Companion[],
  name: string,
  tags: IAudioMetadata | null,
): Promise<FeedEpisode> {
  const stem = path.basename(name, path.extname(name));
  const { size, mtimeMs } = await stat(path.join(folder, name));
  const chapters = companions.find(({ kind }) => kind === "chapters");
  const transcripts = companions.filter(({ kind }) => kind === "transcript");
  return {
    ...UNTOLD_EPISODE,
    guid: name,
    title: tags?.common.title ?? stem,
    summary: tags?.common.comment?.[0]?.text ?? null,
    publishedAt: tags?.common.date ? Date.parse(tags.common.date) || mtimeMs : mtimeMs,
    number: tags?.common.track.no ?? null,
    enclosure: {
      url: urlOf(folder, name),
      type: typeOfEnding(endingOf(name)),
      bytes: size,
    },
    transcripts: transcripts.map((transcript) => toTranscript(folder, transcript)),
    chaptersUrl: chapters === undefined ? null : urlOf(folder, chapters.name),
    tags: tags?.common.genre ?? [],
  };
}

function toTranscript(folder: string, { name, language }: Companion): FeedTranscript {
  return { url: urlOf(folder, name), type: null, language, rel: null };
}

/** As a `file:` address: names may hold characters that mean something in an address. */
function urlOf(folder: string, name: string): string {
  return pathToFileURL(path.join(folder, name)).href;
}
