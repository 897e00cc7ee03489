/** The encodings of Unicode in units of two or four bytes. */
export type WideCharset = "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";

/** So many bytes tell. */
const SAMPLE = 4096;
/** Bytes of one parity are zero so many times as often as those of the other: half of what is written in the alphabets. */
const SKEW = 4;
const CHUNK = 8192;

/** The wide encoding that the byte order mark of a text says, or where the zeros in it are, which no other text has; else null. */
export function findWideCharset(body: Uint8Array): WideCharset | null {
  const [a, b, c, d] = body;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && body.length % 4 === 0 ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  const sample = body.subarray(0, Math.min(SAMPLE, body.length & ~3));
  const zeros = [0, 0, 0, 0];
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index & 3] = (zeros[index & 3] ?? 0) + 1;
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros;
  const units = sample.length / 4;
  const [few, most] = [units * 0.1, units * 0.9];
  if (units > 0 && first === units && second >= most && fourth <= few) return "utf-32be";
  if (units > 0 && fourth === units && third >= most && first <= few) return "utf-32le";
  const [even, odd] = [first + third, second + fourth];
  if (odd > even * SKEW) return "utf-16le";
  return even > odd * SKEW ? "utf-16be" : null;
}

/** Its text without a byte order mark; what is no character becomes U+FFFD. */
export function decodeWide(body: Uint8Array, charset: WideCharset): string {
  if (charset === "utf-16le" || charset === "utf-16be") return new TextDecoder(charset).decode(body);
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const chunks: string[] = [];
  for (let from = 0; from + 3 < body.length; from += CHUNK * 4) {
    const points: number[] = [];
    for (let at = from; at + 3 < Math.min(body.length, from + CHUNK * 4); at += 4) {
      const point = view.getUint32(at, charset === "utf-32le");
      points.push(point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? 0xfffd : point);
    }
    chunks.push(String.fromCodePoint(...points));
  }
  return chunks.join("").replace(/^\uFEFF/, "");
}
