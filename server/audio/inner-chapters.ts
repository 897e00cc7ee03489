import { openAsBlob } from "node:fs";
import { type ITag, parseBlob } from "music-metadata";
import type { ChapterFile } from "#core/episode/chapter.ts";
import { simpleChapterSource } from "#core/episode/simple-chapter.ts";
import { AUDIO_TYPES, audioExtension } from "#core/file/audio-type.ts";
import { readHead } from "../media/content-name.ts";
import type { MediaPlace } from "../media/place.ts";
import { readFrames } from "./chapter-frame.ts";
import { type InnerChapter, keepInnerChapters } from "./inner-chapter.ts";
import { readMp4Chapters } from "./mp4-chapters.ts";

/**
 * The chapters that an audio file holds: the CHAP frames of ID3, the chapters of MP4, the comments CHAPTER001 and
 * CHAPTER001NAME of Ogg and FLAC. None where it cannot be read: measuring it says why. Pictures in frames and
 * in tracks are kept in the store. Throws only where that cannot be written.
 */
export async function readInnerChapters(file: string, mediaPlace: MediaPlace): Promise<ChapterFile> {
  return keepInnerChapters(await readChapters(file).catch(() => []), mediaPlace);
}

async function readChapters(file: string): Promise<readonly InnerChapter[]> {
  const extension = audioExtension(await readHead(file));
  if (extension === "m4a") return readMp4Chapters(file);
  const blob = await openAsBlob(file, { type: AUDIO_TYPES[extension] });
  const { native } = await parseBlob(blob);
  const tags = Object.entries(native).flatMap(([type, tags]) => (type.startsWith("ID3v2") ? tags : []));
  return [...readComments(native.vorbis ?? []), ...readFrames(tags)];
}

const COMMENT = /^CHAPTER(\d{1,4})(NAME|URL)?$/i;

/** Comments of Vorbis, Opus and FLAC (https://wiki.xiph.org/Chapter_Extension). */
function readComments(tags: readonly ITag[]): readonly InnerChapter[] {
  const chapters = new Map<string, Record<string, unknown>>();
  for (const { id, value } of tags) {
    const [, number, field = "start"] = COMMENT.exec(id) ?? [];
    if (number === undefined) continue;
    chapters.set(number, { ...chapters.get(number), [field.toLowerCase()]: value });
  }
  return [...chapters].map(([number, { start, name, url }]) => ({
    source: simpleChapterSource({ start, title: name, href: url, image: null }, { path: `CHAPTER${number}` }),
    picture: null,
  }));
}
