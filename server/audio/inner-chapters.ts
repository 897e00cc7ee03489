import { openAsBlob } from "node:fs";
import { type IAudioMetadata, parseBlob } from "music-metadata";
import { z } from "zod";
import { type ChapterFile, type ChapterSource, checkChapters } from "#core/episode/chapter.ts";
import { simpleChapterSource } from "#core/episode/simple-chapter.ts";
import { AUDIO_TYPES, audioExtension } from "#core/file/audio-type.ts";
import { readHead } from "../media/store.ts";
import { readMp4Chapters } from "./mp4-chapters.ts";

/**
 * The chapters that an audio file holds: the CHAP frames of ID3, the chapters of MP4, the comments CHAPTER001 and
 * CHAPTER001NAME of Ogg and FLAC. None where it cannot be read: measuring it says why. Never throws.
 */
export async function readInnerChapters(file: string): Promise<ChapterFile> {
  try {
    const extension = audioExtension(await readHead(file));
    if (extension === "m4a") return checkChapters(await readMp4Chapters(file));
    const blob = await openAsBlob(file, { type: AUDIO_TYPES[extension] });
    const { native } = await parseBlob(blob, { skipCovers: true });
    const frames = Object.entries(native).flatMap(([type, tags]) => (type.startsWith("ID3v2") ? tags : []));
    return checkChapters([...readFrames(frames), ...readComments(native.vorbis ?? [])]);
  } catch {
    return { chapters: [], problems: [] };
  }
}

type Tags = IAudioMetadata["native"][string];

/** A CHAP frame (ID3v2 Chapter Frame Addendum 1.0) as the library reads it. Times are milliseconds. */
const ChapterFrame = z.object({
  info: z.object({ startTime: z.number(), endTime: z.number() }),
  frames: z.map(z.string(), z.unknown()),
});
const Link = z.object({ url: z.string() });
/** Instead of a time: the frame tells places in bytes. */
const NO_TIME = 0xffffffff;

/** Each frame, named by a table of contents or not. */
function readFrames(tags: Tags): readonly ChapterSource[] {
  return tags.flatMap(({ id, value }) => {
    const frame = id === "CHAP" ? ChapterFrame.safeParse(value).data : undefined;
    if (!frame) return [];
    const { startTime, endTime } = frame.info;
    return {
      spot: { path: "CHAP" },
      start: startTime === NO_TIME ? null : startTime / 1000,
      end: endTime === NO_TIME || endTime === startTime ? null : endTime / 1000,
      title: frame.frames.get("TIT2"),
      url: Link.safeParse(frame.frames.get("WXXX")).data?.url,
      image: null,
      listed: true,
      problems: [],
    };
  });
}

const COMMENT = /^CHAPTER(\d{1,4})(NAME|URL)?$/i;

/** Comments of Vorbis, Opus and FLAC (https://wiki.xiph.org/Chapter_Extension). */
function readComments(tags: Tags): readonly ChapterSource[] {
  const chapters = new Map<string, Record<string, unknown>>();
  for (const { id, value } of tags) {
    const [, number, field = "start"] = COMMENT.exec(id) ?? [];
    if (number === undefined) continue;
    chapters.set(number, { ...chapters.get(number), [field.toLowerCase()]: value });
  }
  return [...chapters].map(([number, { start, name, url }]) =>
    simpleChapterSource({ start, title: name, href: url, image: null }, { path: `CHAPTER${number}` }),
  );
}
