import { openAsBlob } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type IAudioMetadata, parseBlob } from "music-metadata";
import type { Feed, FeedEpisode, FeedTranscript } from "#core/feed/read/feed.ts";
import { audioMimeType } from "#core/file/audio-type.ts";
import { canonicalLanguage } from "#core/text/language.ts";

/** Transcripts that belong to `talk.mp3`: `talk.vtt`, or `talk.ru.vtt` with its language. */
const TRANSCRIPT = /^(?:\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?\.(vtt|srt|json)$/;
const PICTURE = /^(?:cover|folder|artwork|logo)\.(?:jpe?g|png|webp)$/i;

export function isAudioFile(file: string): boolean {
  return audioMimeType(path.extname(file).slice(1).toLowerCase()) !== null;
}

/**
 * A folder of audio files read as a show: an episode for each file (or for the one named `only`), with the
 * transcripts and chapters that have its name, its title and date from its tags, else from the file itself.
 */
export async function readFolder(folder: string, only: string | null): Promise<Feed> {
  const names = (await readdir(folder)).sort();
  const audio = names.filter((name) => isAudioFile(name) && (only === null || name === only));
  const tagged = await Promise.all(audio.map((name) => readTags(path.join(folder, name))));
  const episodes = await Promise.all(
    audio.map((name, index) => toEpisode(folder, names, name, tagged[index] ?? null)),
  );
  const picture = names.find((name) => PICTURE.test(name));
  return {
    guid: null,
    title: tagged.find((tags) => tags?.common.album)?.common.album ?? path.basename(folder),
    description: null,
    language:
      tagged.map((tags) => canonicalLanguage(tags?.common.language ?? "")).find((tag) => tag !== null) ??
      null,
    author: tagged.find((tags) => tags?.common.artist)?.common.artist ?? null,
    link: null,
    imageUrl: picture === undefined ? null : urlOf(folder, picture),
    explicit: null,
    type: null,
    categories: [],
    blocked: false,
    persons: [],
    nextUrl: null,
    newFeedUrl: null,
    episodes,
  };
}

async function readTags(file: string): Promise<IAudioMetadata | null> {
  try {
    return await parseBlob(await openAsBlob(file), { skipCovers: true });
  } catch {
    // An audio file without readable tags is told from its name alone.
    return null;
  }
}

async function toEpisode(
  folder: string,
  names: readonly string[],
  name: string,
  tags: IAudioMetadata | null,
): Promise<FeedEpisode> {
  const stem = path.basename(name, path.extname(name));
  const { size, mtimeMs } = await stat(path.join(folder, name));
  const chapters = names.find((candidate) => candidate === `${stem}.chapters.json`);
  return {
    guid: name,
    title: tags?.common.title ?? stem,
    summary: tags?.common.comment?.[0]?.text ?? null,
    notes: null,
    notesBase: null,
    publishedAt: tags?.common.date ? Date.parse(tags.common.date) || mtimeMs : mtimeMs,
    publishedDay: null,
    duration: null,
    season: null,
    number: tags?.common.track.no ?? null,
    type: "full",
    explicit: null,
    blocked: false,
    imageUrl: null,
    link: null,
    enclosure: {
      url: urlOf(folder, name),
      type: audioMimeType(path.extname(name).slice(1).toLowerCase()),
      bytes: size,
    },
    transcripts: names.flatMap((candidate) => toTranscript(folder, stem, candidate)),
    chaptersUrl: chapters === undefined ? null : urlOf(folder, chapters),
    chapters: [],
    persons: [],
    tags: tags?.common.genre ?? [],
    soundbites: [],
  };
}

function toTranscript(folder: string, stem: string, name: string): FeedTranscript[] {
  const match =
    name.startsWith(stem) && name !== `${stem}.chapters.json`
      ? TRANSCRIPT.exec(name.slice(stem.length))
      : null;
  return match
    ? [{ url: urlOf(folder, name), type: null, language: canonicalLanguage(match[1] ?? ""), rel: null }]
    : [];
}

/** As a `file:` address: names may hold characters that mean something in an address. */
function urlOf(folder: string, name: string): string {
  return pathToFileURL(path.join(folder, name)).href;
}
