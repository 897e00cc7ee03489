import { openAsBlob } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { ChapterSource } from "#core/episode/chapter.ts";
import { roundToMillisecond } from "#core/time/time.ts";
import type { InnerChapter } from "./inner-chapter.ts";
import { findBox, listBoxes, readNumbers } from "./mp4-box.ts";
import { readAt, readMoov } from "./mp4-movie.ts";
import { listSamples } from "./mp4-samples.ts";

const MOST_CHAPTERS = 10_000;
const LONGEST_TITLE = 1024;
/** Tracks count time in units of their own: so near a chapter's start a picture begins with it. Seconds. */
const SAME_TIME = 0.1;
/** Nero's chapters are counted in tenths of a microsecond. */
const NERO_SECOND = 10_000_000;

/**
 * The chapters in an MP4 file: those of the text track to which a track refers for them (QuickTime), which
 * has whole titles, else those of Nero's `chpl`. Their pictures are those of a track of pictures that is referred to
 * as well. Throws when the file cannot be read.
 */
export async function readMp4Chapters(file: string): Promise<readonly InnerChapter[]> {
  const handle = await open(file);
  try {
    const moov = await readMoov(handle);
    if (moov === null) return [];
    const tracks = listChapterTracks(moov);
    const text = tracks.find(({ handler }) => handler === "text" || handler === "sbtl");
    const told = text ? await readTextTrack(handle, text.mdia) : [];
    const sources = told.length > 0 ? told : parseNeroChapters(findBox(moov, "udta", "chpl"));
    const track = tracks.find(({ handler }) => handler === "vide");
    const pictures = track ? listPictures(await openAsBlob(file), track.mdia) : [];
    return sources.map((source) => ({ source, picture: pictureAt(pictures, source.start ?? 0) }));
  } finally {
    await handle.close();
  }
}

interface ChapterTrack {
  /** What is in it: `text` or `sbtl`, `vide` for pictures, or anything else. */
  readonly handler: string;
  readonly mdia: Buffer;
}

/** The tracks that another names as its chapters. */
function listChapterTracks(moov: Buffer): readonly ChapterTrack[] {
  const tracks = listBoxes(moov).flatMap(({ type, body }) => (type === "trak" ? [body] : []));
  const named = new Set(
    tracks.flatMap((track) => readNumbers(findBox(track, "tref", "chap") ?? Buffer.alloc(0), 0, 16)),
  );
  return tracks.flatMap((track) => {
    const mdia = named.has(trackId(track)) ? findBox(track, "mdia") : null;
    const handler = mdia && findBox(mdia, "hdlr")?.toString("latin1", 8, 12);
    return mdia && handler ? [{ handler, mdia }] : [];
  });
}

/** -1 for a track without one. */
function trackId(track: Buffer): number {
  const header = findBox(track, "tkhd");
  const [id = -1] = header ? readNumbers(header, header[0] === 1 ? 20 : 12, 1) : [];
  return id;
}

async function readTextTrack(handle: FileHandle, mdia: Buffer): Promise<readonly ChapterSource[]> {
  const chapters: ChapterSource[] = [];
  for (const { start, offset, size } of listSamples(mdia, MOST_CHAPTERS)) {
    const sample = await readAt(handle, offset, Math.min(size, LONGEST_TITLE));
    const title = sample.length < 2 ? "" : decodeTitle(sample.subarray(2, 2 + sample.readUInt16BE(0)));
    // A sample without text only fills the time until the next.
    if (title !== "") chapters.push(toSource(start, title, chapters.length));
  }
  return chapters;
}

interface ShownPicture {
  /** From when it is seen, in seconds, until the next. */
  readonly start: number;
  /** Null where nothing is to be seen. */
  readonly picture: Blob | null;
}

/** In order; none is read. Real pictures do not overlap: those that are more than the file holds are left out. */
function listPictures(file: Blob, mdia: Buffer): readonly ShownPicture[] {
  let left = file.size;
  return listSamples(mdia, MOST_CHAPTERS).flatMap(({ start, offset, size }) => {
    left -= size;
    if (left < 0) return [];
    return [{ start, picture: size === 0 ? null : file.slice(offset, offset + size) }];
  });
}

/** What is seen when a chapter begins, at `start` in seconds. */
function pictureAt(pictures: readonly ShownPicture[], start: number): Blob | null {
  return pictures.findLast((shown) => shown.start <= start + SAME_TIME)?.picture ?? null;
}

/** UTF-8, or UTF-16 with a mark of its byte order. */
function decodeTitle(bytes: Buffer): string {
  const mark = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  const encoding = mark === 0xfeff ? "utf-16be" : mark === 0xfffe ? "utf-16le" : "utf-8";
  return new TextDecoder(encoding).decode(bytes).trim();
}

/** As Nero writes them: a version, their number in one byte, and for each its start and its title. */
function parseNeroChapters(chpl: Buffer | null): readonly ChapterSource[] {
  const chapters: ChapterSource[] = [];
  if (chpl === null) return chapters;
  const countAt = chpl[0] === 0 ? 4 : 8;
  const count = chpl[countAt] ?? 0;
  let at = countAt + 1;
  while (chapters.length < count && at + 9 <= chpl.length) {
    const start = Number(chpl.readBigUInt64BE(at)) / NERO_SECOND;
    const end = at + 9 + (chpl[at + 8] ?? 0);
    chapters.push(toSource(start, decodeTitle(chpl.subarray(at + 9, end)), chapters.length));
    at = end;
  }
  return chapters;
}

function toSource(start: number, title: string, index: number): ChapterSource {
  return {
    spot: { path: `chapters[${index}]` },
    start: roundToMillisecond(start),
    end: null,
    title,
    url: null,
    image: null,
    listed: true,
    problems: [],
  };
}
