/** A box of MP4 or QuickTime (ISO/IEC 14496-12). */
export interface Mp4Box {
  readonly type: string;
  readonly body: Buffer;
}

/** More are in no real box; a hostile one may be nothing but empty ones. */
const MOST_BOXES = 10_000;

/** What the first 16 bytes of a box say; null where they say nothing that can be. A size of 0 goes to the end. */
export function parseBoxHeader(bytes: Buffer): { type: string; headerSize: number; size: number } | null {
  if (bytes.length < 8) return null;
  const type = bytes.toString("latin1", 4, 8);
  const short = bytes.readUInt32BE(0);
  if (short !== 1) return short === 0 || short >= 8 ? { type, headerSize: 8, size: short } : null;
  if (bytes.length < 16) return null;
  const size = Number(bytes.readBigUInt64BE(8));
  return size >= 16 ? { type, headerSize: 16, size } : null;
}

/** The boxes in the body of another, as far as they are whole. */
export function listBoxes(body: Buffer): readonly Mp4Box[] {
  const boxes: Mp4Box[] = [];
  for (let at = 0; boxes.length < MOST_BOXES; ) {
    const header = parseBoxHeader(body.subarray(at, at + 16));
    const size = header?.size || body.length - at;
    if (!header || at + size > body.length) break;
    boxes.push({ type: header.type, body: body.subarray(at + header.headerSize, at + size) });
    at += size;
  }
  return boxes;
}

/** The body of the first box found along `path` from box to box, or null. */
export function findBox(body: Buffer, ...path: readonly string[]): Buffer | null {
  let found: Buffer | null = body;
  for (const type of path) found = (found && listBoxes(found).find((box) => box.type === type)?.body) ?? null;
  return found;
}

/** Numbers of four bytes from `from` on, at most `count` and no more than there are. */
export function readNumbers(body: Buffer, from: number, count: number): readonly number[] {
  const length = Math.max(0, Math.min(count, Math.floor((body.length - from) / 4)));
  return Array.from({ length }, (_, index) => body.readUInt32BE(from + 4 * index));
}

/** A table of numbers of four bytes each. */
export interface Mp4Table {
  readonly rows: number;
  readonly at: (row: number, column: number) => number;
}

/** The table whose number of rows stands at `from` in the body of a box, and the rows after it, as far as they are there. */
export function openTable(body: Buffer, from: number, columns: number): Mp4Table {
  const [told = 0] = readNumbers(body, from, 1);
  const room = Math.max(0, Math.floor((body.length - from - 4) / (4 * columns)));
  return {
    rows: Math.min(told, room),
    at: (row, column) => body.readUInt32BE(from + 4 + 4 * (row * columns + column)),
  };
}
