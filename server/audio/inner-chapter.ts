import { type ChapterFile, type ChapterSource, checkChapters } from "#core/episode/chapter.ts";
import { problemAt } from "#core/file/problem.ts";
import { mediaHref } from "../media/address.ts";
import type { MediaPlace } from "../media/place.ts";
import { storePictureBytes } from "../media/store.ts";

/** A chapter within an audio file. */
export interface InnerChapter {
  readonly source: ChapterSource;
  /** The bytes of its own picture, whatever they are; null where it has none, or names one elsewhere. */
  readonly picture: Blob | null;
}

/** Some megapixels as PNG. Bytes. */
const LARGEST_PICTURE = 8_000_000;

/**
 * The chapters that can be used, with their pictures in the store: read one after the other, and once where several
 * chapters have the same. Throws where the store cannot be written.
 */
export async function keepInnerChapters(
  chapters: readonly InnerChapter[],
  mediaPlace: MediaPlace,
): Promise<ChapterFile> {
  const kept = new Map<Blob, KeptPicture>();
  const read: ChapterFile[] = [];
  for (const { source, picture } of chapters) {
    const checked = checkChapters([source]);
    if (picture === null || checked.chapters.length === 0) {
      read.push(checked);
      continue;
    }
    const one = kept.get(picture) ?? (await keepPicture(picture, mediaPlace));
    kept.set(picture, one);
    read.push(illustrate(checked, source, one));
  }
  return {
    chapters: read.flatMap(({ chapters }) => chapters).toSorted((a, b) => a.start - b.start),
    problems: read.flatMap(({ problems }) => problems),
  };
}

/** The name of a picture in the store, or why it has none. */
type KeptPicture =
  | { readonly name: string }
  | { readonly code: "chapter-picture-too-large" | "chapter-picture-unknown" };

async function keepPicture(picture: Blob, mediaPlace: MediaPlace): Promise<KeptPicture> {
  if (picture.size > LARGEST_PICTURE) return { code: "chapter-picture-too-large" };
  // A file that has changed since it was opened cannot be read on.
  const bytes = await picture.arrayBuffer().catch(() => new ArrayBuffer(0));
  const name = await storePictureBytes(new Uint8Array(bytes), mediaPlace);
  return name === null ? { code: "chapter-picture-unknown" } : { name };
}

function illustrate(
  { chapters, problems }: ChapterFile,
  { spot }: ChapterSource,
  kept: KeptPicture,
): ChapterFile {
  if ("name" in kept)
    return {
      chapters: chapters.map((chapter) => ({ ...chapter, imageUrl: mediaHref(kept.name) })),
      problems,
    };
  return {
    chapters,
    problems: [...problems, ...chapters.map(({ title }) => problemAt(spot, kept.code, title))],
  };
}
