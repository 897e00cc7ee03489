import { pictureExtension } from "#core/file/picture-type.ts";

/** In pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** What the head of a PNG, GIF, WebP or JPEG says of its size; null for others, and for heads that cannot be read. */
export function pictureSize(file: Uint8Array): PictureSize | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const kind = pictureExtension(file);
  if (kind === "png" && file.length >= 24) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (kind === "gif" && file.length >= 10)
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (kind === "webp" && file.length >= 30) return webpSize(view);
  return kind === "jpg" ? jpegSize(view) : null;
}

/** The first chunk is one of three kinds (RFC 9649, sections 2.5 to 2.7; RFC 6386, section 9.1). */
function webpSize(view: DataView): PictureSize | null {
  const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (kind === "VP8X") return { width: uint24(24) + 1, height: uint24(27) + 1 };
  if (kind === "VP8 ")
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind !== "VP8L") return null;
  const packed = view.getUint32(21, true);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

/** The frame headers SOF0 to SOF15 (ITU T.81, table B.1); among their numbers DHT, JPG and DAC are something else. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function jpegSize(view: DataView): PictureSize | null {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrameHeader(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    // A marker may be preceded by any number of fill bytes (section B.1.1.2).
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}
