import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import type { Chapter } from "#core/episode/chapters-json.ts";
import { listedChapters } from "#core/episode/note-moment.ts";
import type { FeedEpisode } from "#core/feed/read/feed.ts";
import { htmlText } from "#core/text/html-text.ts";
import { excerpt } from "#core/text/prose.ts";
import { locate } from "../../fetch/location.ts";
import { webUrl } from "../../fetch/web-url.ts";
import { draftAudio } from "./audio.ts";
import { draftChapters } from "./chapters.ts";
import { type ImportContext, notesBase } from "./context.ts";
import type { EpisodeDraft } from "./draft.ts";
import { draftDuration } from "./duration.ts";
import { draftEpisodeExtras } from "./extras.ts";
import { IMPORTER } from "./importer.ts";
import { sanitiseNotes } from "./notes.ts";
import type { Notice } from "./notice.ts";
import { keepPicture } from "./picture.ts";
import { draftPersons } from "./show.ts";
import { draftTranscripts } from "./transcript.ts";
import { trimEpisode } from "./trim.ts";

export type Drafted =
  | {
      readonly kind: "drafted";
      readonly draft: EpisodeDraft;
      /** Languages of which no transcript could be had this time, though there is one. */
      readonly missing: readonly string[];
      /** Its sound could not be had this time, though there is one. */
      readonly soundMissing: boolean;
      readonly notices: readonly Notice[];
    }
  | { readonly kind: "unchanged"; readonly notices: readonly Notice[] };

const LONGEST_SUMMARY = 1000;

/**
 * Gathers all that belongs to an episode: chapters, transcripts, audio. `known` is the import checksum that it has in
 * the database. An episode whose feed item and local files are as they were is not read again, unless something
 * that it names could not be had the last time.
 */
export async function draftEpisode(
  given: FeedEpisode,
  known: string | null,
  context: ImportContext,
): Promise<Drafted> {
  const base = await checksumOf(given, context);
  if (known === base) return { kind: "unchanged", notices: [] };
  const { item, notices: trimmed } = trimEpisode(given, context.limits);
  const { title } = item;
  const { chapters, notices: chapterNotices } = await draftChapters(item, title, context);
  const texts = await draftTranscripts(item, title, context);
  const audio = await draftAudio(item, title, context);
  const named = { episode: title, source: item.enclosure?.url ?? item.guid };
  const length = draftDuration(audio.duration, audio.audio, texts.transcripts, named);
  const picture = await keepPicture(item.imageUrl, title, context);
  const extras = draftEpisodeExtras(item.extras, named, context);
  const notices = [
    ...trimmed,
    ...chapterNotices,
    ...texts.notices,
    ...audio.notices,
    ...length.notices,
    ...picture.notices,
    ...extras.notices,
  ];
  const missing = notices.filter((notice) => notice.retry);
  const importChecksum = missing.length === 0 ? base : `${base} without ${hash(missing)}`;
  if (known === importChecksum) return { kind: "unchanged", notices };
  const text = item.notes ?? item.summary ?? "";
  const notes = sanitiseNotes(text, notesBase(item.notesBase, context));
  const noted = chapters.length > 0 ? null : notedChapters(notes, length.duration);
  const draft: EpisodeDraft = {
    guid: item.guid,
    title,
    summary: excerpt(item.summary ?? htmlText(text), LONGEST_SUMMARY),
    notes,
    notesText: htmlText(text),
    publishedAt: item.publishedAt,
    publishedDay: item.publishedDay,
    season: item.season,
    seasonName: item.seasonName,
    number: item.number,
    numberLabel: item.numberLabel,
    type: item.type,
    explicit: item.explicit ?? false,
    link: webUrl(item.link),
    imageUrl: picture.url,
    audio: audio.audio,
    duration: length.duration,
    blocked: item.blocked,
    chapters: noted ?? chapters,
    chaptersNoted: noted !== null,
    soundbites: item.soundbites,
    persons: draftPersons(item.persons),
    tags: item.tags,
    extras: extras.extras,
    transcripts: texts.transcripts,
    importChecksum,
  };
  return { kind: "drafted", draft, missing: texts.missing, soundMissing: audio.missing, notices };
}

/** Null where the notes list none. */
function notedChapters(notes: string, duration: number | null): readonly Chapter[] | null {
  const chapters = listedChapters(notes, duration);
  return chapters.length > 0 ? chapters : null;
}

function hash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 32);
}

/** Of the feed's item and of the sizes and dates of the local files that it names. */
async function checksumOf(item: FeedEpisode, context: ImportContext): Promise<string> {
  const named = [
    item.enclosure?.url,
    item.imageUrl,
    item.chaptersUrl,
    ...item.transcripts.map((transcript) => transcript.url),
  ];
  const stamps = await Promise.all(named.map((url) => fileStamp(url ?? null, context)));
  return hash([IMPORTER, item, stamps]);
}

async function fileStamp(url: string | null, context: ImportContext): Promise<string | null> {
  const location = url === null ? null : await locate(url, context.base);
  if (location?.kind !== "local") return null;
  const stats = await stat(location.path).catch(() => null);
  return stats && `${stats.size} ${stats.mtimeMs}`;
}
