/** A TrueType font, as far as one must know it to set a line of text. */
export interface FontFile {
  readonly bytes: Uint8Array;
  /** The nominal width of a character, in ems; null where the font has none. */
  advance(codePoint: number): number | null;
}

type Tables = ReadonlyMap<string, { readonly entry: number; readonly offset: number }>;

const DIRECTORY = 12;
const ENTRY = 16;

/**
 * Reads a font (OpenType 1.9: cmap formats 4 and 12, head, hhea, hmtx) and gives it the family name `name`. Throws an
 * Error for a font without these tables.
 */
export function openFont(file: Uint8Array, name: string): FontFile {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = readTables(view);
  const glyphs = readGlyphs(view, tableAt(tables, "cmap").offset);
  const unitsPerEm = view.getUint16(tableAt(tables, "head").offset + 18);
  const lastMetric = view.getUint16(tableAt(tables, "hhea").offset + 34) - 1;
  const metrics = tableAt(tables, "hmtx").offset;
  return {
    bytes: renamed(file, tableAt(tables, "name").entry, name),
    advance(codePoint) {
      const glyph = glyphs.get(codePoint);
      if (glyph === undefined) return null;
      return view.getUint16(metrics + 4 * Math.min(glyph, lastMetric)) / unitsPerEm;
    },
  };
}

function readTables(view: DataView): Tables {
  const count = view.getUint16(4);
  const entries = Array.from({ length: count }, (_, index) => DIRECTORY + index * ENTRY);
  return new Map(
    entries.map((entry) => {
      const tag = [0, 1, 2, 3].map((at) => String.fromCharCode(view.getUint8(entry + at))).join("");
      return [tag, { entry, offset: view.getUint32(entry + 8) }];
    }),
  );
}

function tableAt(tables: Tables, tag: string): { readonly entry: number; readonly offset: number } {
  const table = tables.get(tag);
  if (!table) throw new Error(`The font has no table ${tag}`);
  return table;
}

/** The glyph of every character, from the fullest of the font's maps. */
function readGlyphs(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const subtable = cmap + view.getUint32(cmap + 4 + 8 * index + 4);
    const format = view.getUint16(subtable);
    if (format === 4) readSegments(view, subtable, glyphs);
    if (format === 12) readGroups(view, subtable, glyphs);
  }
  return glyphs;
}

function readSegments(view: DataView, subtable: number, glyphs: Map<number, number>): void {
  const size = view.getUint16(subtable + 6);
  const [ends, starts] = [subtable + 14, subtable + 16 + size];
  for (let at = 0; at < size; at += 2) {
    const delta = view.getUint16(starts + size + at);
    const rangeAt = starts + 2 * size + at;
    const range = view.getUint16(rangeAt);
    const start = view.getUint16(starts + at);
    for (let code = start; code <= view.getUint16(ends + at) && code < 0xffff; code++) {
      const listed = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - start));
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff;
      if (glyph !== 0) glyphs.set(code, glyph);
    }
  }
}

function readGroups(view: DataView, subtable: number, glyphs: Map<number, number>): void {
  for (let index = 0; index < view.getUint32(subtable + 12); index++) {
    const group = subtable + 16 + 12 * index;
    const [start, end, glyph] = [0, 4, 8].map((at) => view.getUint32(group + at));
    if (start === undefined || end === undefined || glyph === undefined) continue;
    for (let code = start; code <= end; code++) glyphs.set(code, glyph + code - start);
  }
}

const FAMILY = 1;
const POST_SCRIPT = 6;

/**
 * The font under another family name. The files of a font that is cut into many all carry the same name, and one
 * could not say which of them is meant.
 */
function renamed(file: Uint8Array, entry: number, name: string): Uint8Array {
  const records = [FAMILY, POST_SCRIPT];
  const strings = 6 + 12 * records.length;
  const start = Math.ceil(file.length / 4) * 4;
  const bytes = new Uint8Array(start + strings + 2 * name.length);
  bytes.set(file);
  const view = new DataView(bytes.buffer);
  const write = (at: number, values: readonly number[]) => {
    for (const [index, value] of values.entries()) view.setUint16(at + 2 * index, value);
  };
  write(start, [0, records.length, strings]);
  // Windows, Unicode, American English; both records share one string.
  for (const [index, record] of records.entries())
    write(start + 6 + 12 * index, [3, 1, 0x409, record, 2 * name.length, 0]);
  write(
    start + strings,
    Array.from(name, (letter) => letter.charCodeAt(0)),
  );
  view.setUint32(entry + 8, start);
  view.setUint32(entry + 12, bytes.length - start);
  return bytes;
}
