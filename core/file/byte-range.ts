/** What a Range header asks of a file (RFC 9110 section 14). Positions are bytes from 0; `end` is the last byte sent. */
export type ByteRange =
  | { readonly kind: "full" }
  | { readonly kind: "part"; readonly start: number; readonly end: number }
  | { readonly kind: "unsatisfiable" };

const FULL: ByteRange = { kind: "full" };
const UNSATISFIABLE: ByteRange = { kind: "unsatisfiable" };

const RANGES = /^bytes=(.*)$/i;
const RANGE = /^(\d*)-(\d*)$/;

/**
 * The part of a file of `size` bytes that `header` asks for. A header that is absent, malformed, in another
 * unit or for several ranges gives the whole file, which section 14.2 allows; a range that begins past the
 * end is unsatisfiable.
 */
export function resolveRange(header: string | null, size: number): ByteRange {
  const set = RANGES.exec(header?.trim() ?? "")?.[1];
  // Empty list elements are to be ignored (section 5.6.1.2): `bytes=,0-1` is one range.
  const ranges = (set ?? "").split(",").flatMap((range) => range.trim() || []);
  const match = ranges.length === 1 ? RANGE.exec(ranges[0] ?? "") : null;
  if (!match) return FULL;
  const [, first = "", last = ""] = match;
  if (first === "") return last === "" ? FULL : resolveSuffix(Number(last), size);
  if (last !== "" && Number(last) < Number(first)) return FULL;
  if (Number(first) >= size) return UNSATISFIABLE;
  return part(Number(first), last === "" ? size - 1 : Math.min(Number(last), size - 1));
}

/** The last `length` bytes. Of an empty file that is all of it, which no Content-Range could express. */
function resolveSuffix(length: number, size: number): ByteRange {
  if (length === 0) return UNSATISFIABLE;
  return size === 0 ? FULL : part(Math.max(0, size - length), size - 1);
}

function part(start: number, end: number): ByteRange {
  return { kind: "part", start, end };
}
