const latin1 = (text: string) => Buffer.from(text, "latin1");

/** Numbers of four bytes each. */
export function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
}

/** A box of MP4. */
export function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([numbers(body.length + 8), latin1(type), body]);
}

/** A piece of a track, and for how many seconds it is there. */
export interface Piece {
  readonly bytes: Buffer;
  readonly seconds: number;
  /** What the table says of its size and its place, where that is not so. */
  readonly size?: number;
  readonly offset?: number;
}

export function title(text: string, seconds: number): Piece {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return { bytes: Buffer.concat([length, bytes]), seconds };
}

const FTYP = box("ftyp", latin1("M4A "), numbers(0), latin1("M4A "));

/** A file whose first track, of no sound, has the titles and the pictures for its chapters. */
export function mp4(titles: readonly Piece[], pictures: readonly Piece[]): Buffer {
  const pieces = [...titles, ...pictures];
  const mdat = box("mdat", ...pieces.map(({ bytes }) => bytes));
  const starts = pieces.map((_, index) =>
    pieces.slice(0, index).reduce((sum, { bytes }) => sum + bytes.length, FTYP.length + 8),
  );
  const sound = track(1, "soun", 1000, [], [], box("tref", box("chap", numbers(2, 3))));
  const text = track(2, "text", 1000, titles, starts);
  const seen = track(3, "vide", 600, pictures, starts.slice(titles.length));
  return Buffer.concat([FTYP, mdat, box("moov", sound, text, seen)]);
}

/** Each piece is a chunk of its own. */
function track(
  id: number,
  handler: string,
  scale: number,
  pieces: readonly Piece[],
  starts: readonly number[],
  ...more: readonly Buffer[]
): Buffer {
  const times = pieces.flatMap(({ seconds }) => [1, seconds * scale]);
  const sizes = pieces.map(({ bytes, size = bytes.length }) => size);
  const offsets = pieces.flatMap(({ offset }, index) => {
    const at = offset ?? starts[index] ?? 0;
    return [Math.floor(at / 2 ** 32), at % 2 ** 32];
  });
  const stbl = box(
    "stbl",
    box("stts", numbers(0, pieces.length, ...times)),
    box("stsc", numbers(0, 1, 1, 1, 1)),
    box("stsz", numbers(0, 0, pieces.length, ...sizes)),
    box("co64", numbers(0, pieces.length, ...offsets)),
  );
  const mdia = box(
    "mdia",
    box("mdhd", numbers(0, 0, 0, scale, 0, 0)),
    box("hdlr", numbers(0, 0), latin1(handler), numbers(0, 0, 0)),
    box("minf", stbl),
  );
  return box("trak", box("tkhd", numbers(0, 0, 0, id, 0, 0)), ...more, mdia);
}
