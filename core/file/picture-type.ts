/** The kinds of pictures that Playhead keeps and serves: file extension to MIME type. No SVG: it can hold scripts. */
export const PICTURE_TYPES = {
  jpg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  gif: "image/gif",
  avif: "image/avif",
} as const;

export type PictureExtension = keyof typeof PICTURE_TYPES;

/** The MIME type of a file extension in lower case and without its point, or null for one not listed. */
export function pictureMimeType(extension: string): string | null {
  return new Map<string, string>(Object.entries(PICTURE_TYPES)).get(extension) ?? null;
}

/** The kind of a picture by the first twelve bytes of its file, never by its name; null for anything else. */
export function pictureExtension(head: Uint8Array): PictureExtension | null {
  const text = String.fromCharCode(...head.subarray(0, 12));
  if (text.startsWith("\xff\xd8\xff")) return "jpg";
  if (text.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "gif";
  if (text.startsWith("RIFF") && text.endsWith("WEBP")) return "webp";
  return text.endsWith("ftypavif") ? "avif" : null;
}
