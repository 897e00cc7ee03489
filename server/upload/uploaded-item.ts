import { readFile, stat } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { IAudioMetadata } from "music-metadata";
import { parseChaptersJson } from "#core/episode/chapters-json.ts";
import type { FeedEpisode, FeedTranscript } from "#core/feed/read/feed.ts";
import { UNTOLD_EPISODE } from "#core/feed/read/untold.ts";
import { canonicalLanguage } from "#core/text/language.ts";
import { transcriptFormat } from "#core/transcript/read/format-label.ts";
import { findCompanions, withoutEnding } from "#core/upload/companion.ts";
import { type ImportContext, TEXT_LIMIT } from "../import/draft/context.ts";

/** A file that has come in. */
export interface TakenFile {
  /** As its owner calls it. */
  readonly name: string;
  /** sound, picture or text */
  readonly kind: string | null;
  readonly path: string;
}

/** The files of an episode by what they are to it; of several sounds, pictures or chapters the last. */
export interface SortedFiles {
  readonly sound: TakenFile | null;
  readonly picture: TakenFile | null;
  readonly chapters: TakenFile | null;
  readonly transcripts: readonly FeedTranscript[];
}

export async function sortFiles(
  files: readonly TakenFile[],
  { language }: Pick<ImportContext, "language">,
): Promise<SortedFiles> {
  const last = (kind: string) => files.findLast((file) => file.kind === kind) ?? null;
  const sound = last("sound");
  const texts = files.filter(({ kind }) => kind === "text");
  const chapters: TakenFile[] = [];
  for (const text of texts) if (await holdsChapters(text)) chapters.push(text);
  return {
    sound,
    picture: last("picture"),
    chapters: chapters.at(-1) ?? null,
    // The newest first: of two in one language the first that can be read is taken.
    transcripts: texts
      .filter((text) => !chapters.includes(text))
      .toReversed()
      .map((text) => toTranscript(text, sound, language)),
  };
}

/** A file of chapters is called so, or holds some and is no transcript. */
async function holdsChapters({ name, path }: TakenFile): Promise<boolean> {
  if (/\.chapters\.json$/i.test(name)) return true;
  if (!/\.json$/i.test(name) || (await stat(path)).size > TEXT_LIMIT) return false;
  return parseChaptersJson(await readFile(path, "utf8")).chapters.length > 0;
}

function toTranscript({ name, path }: TakenFile, sound: TakenFile | null, shown: string): FeedTranscript {
  return {
    url: urlOf(path),
    type: typeOf(name),
    language: languageOf(name, sound?.name ?? null, shown),
    rel: null,
  };
}

/** By the name of its sound, else by what stands between its last two points: a code of two letters, or what the show speaks. */
function languageOf(name: string, sound: string | null, shown: string): string | null {
  const [companion] = sound === null ? [] : (findCompanions([sound], [name]).get(sound) ?? []);
  if (companion) return companion.language;
  const tag = /\.([a-z]{2,3}(?:-[a-z0-9]{2,8})*)$/i.exec(withoutEnding(name))?.[1] ?? "";
  const language = canonicalLanguage(tag);
  return /^[a-z]{2}(?:-|$)/i.test(tag) || language === shown ? language : null;
}

/** What a transcript is called, as a MIME type: its path has no ending. */
function typeOf(name: string): string | null {
  const format = transcriptFormat(null, name);
  if (format === null) return null;
  const subtypes = new Map([
    ["md", "markdown"],
    ["txt", "plain"],
  ]);
  return `text/${subtypes.get(format) ?? format}`;
}

/** An episode of these files: its title and more from the tags of its sound, else called as that is. */
export function uploadedItem(
  guid: string,
  { sound, picture, chapters, transcripts }: SortedFiles,
  tags: IAudioMetadata | null,
  now: Date,
): FeedEpisode {
  return {
    ...UNTOLD_EPISODE,
    guid,
    title: tags?.common.title ?? withoutEnding(sound?.name ?? guid),
    summary: tags?.common.comment?.[0]?.text ?? null,
    publishedAt: now.getTime(),
    number: tags?.common.track.no ?? null,
    imageUrl: picture && urlOf(picture.path),
    enclosure: sound && { url: urlOf(sound.path), type: null, bytes: null },
    transcripts,
    chaptersUrl: chapters && urlOf(chapters.path),
    tags: tags?.common.genre ?? [],
  };
}

function urlOf(path: string): string {
  return pathToFileURL(path).href;
}
