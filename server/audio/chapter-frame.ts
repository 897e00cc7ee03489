import type { ITag } from "music-metadata";
import { z } from "zod";
import type { InnerChapter } from "./inner-chapter.ts";

/** A CHAP frame (ID3v2 Chapter Frame Addendum 1.0) as the library reads it. Times are milliseconds. */
const Frame = z.object({
  info: z.object({ startTime: z.number(), endTime: z.number() }),
  frames: z.map(z.string(), z.unknown()),
});
const Link = z.object({ url: z.string() });
/** An APIC frame within it. */
const Picture = z.object({ format: z.string(), data: z.instanceof(Uint8Array) });
/** What cannot be read of one. */
const NO_PICTURE = { format: "", data: new Uint8Array() };
/** Instead of a time: the frame tells places in bytes. */
const NO_TIME = 0xffffffff;
/** Instead of a type: the frame holds the address of its picture. */
const ELSEWHERE = "-->";

/** Each frame, named by a table of contents or not. */
export function readFrames(tags: readonly ITag[]): readonly InnerChapter[] {
  return tags.flatMap(({ id, value }) => {
    const frame = id === "CHAP" ? Frame.safeParse(value).data : undefined;
    if (!frame) return [];
    const { startTime, endTime } = frame.info;
    const { image, picture } = readPicture(frame.frames);
    const source = {
      spot: { path: "CHAP" },
      start: startTime === NO_TIME ? null : startTime / 1000,
      end: endTime === NO_TIME || endTime === startTime ? null : endTime / 1000,
      title: frame.frames.get("TIT2"),
      url: Link.safeParse(frame.frames.get("WXXX")).data?.url,
      image,
      listed: true,
      problems: [],
    };
    return { source, picture };
  });
}

interface PictureFrame {
  /** As `ChapterSource.image`. */
  readonly image: string | null;
  readonly picture: Blob | null;
}

function readPicture(frames: ReadonlyMap<string, unknown>): PictureFrame {
  if (!frames.has("APIC")) return { image: null, picture: null };
  const { format, data } = Picture.safeParse(frames.get("APIC")).data ?? NO_PICTURE;
  if (format !== ELSEWHERE) return { image: null, picture: new Blob([data]) };
  return { image: Buffer.from(data).toString("latin1").replace(/\0+$/, ""), picture: null };
}
