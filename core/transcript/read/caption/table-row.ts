/** What stands between the cells of a row. */
export type Delimiter = "\t" | "," | ";";

export interface TableRow {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Each is looked for up to the end of the file, so after so many the rest of them is not. */
const MOST_UNCLOSED = 100;

/**
 * The rows of a table. Commas and semicolons part cells as RFC 4180 has it: in quotes, which are doubled inside, a cell
 * may hold them and line ends. Nobody quotes what tabs part but for whole cells. A quote that is never closed is a
 * sign like any other. Rows without anything in them are left out.
 */
export function readRows(source: string, delimiter: Delimiter): readonly TableRow[] {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let [line, begun, at] = [1, 1, 0];
  let unclosed = 0;
  const end = delimiter === "\t" ? /\t|\r\n|\r|\n/g : delimiter === "," ? /,|\r\n|\r|\n/g : /;|\r\n|\r|\n/g;
  while (at <= source.length) {
    const quoted = delimiter !== "\t" && unclosed < MOST_UNCLOSED ? readQuoted(source, at, delimiter) : null;
    if (quoted?.kind === "open") unclosed++;
    const closed = quoted?.kind === "closed" ? quoted : null;
    end.lastIndex = closed?.after ?? at;
    const found = end.exec(source);
    const until = found?.index ?? source.length;
    const rest = source.slice(closed?.after ?? at, until);
    cells.push(closed ? closed.text + rest.trimEnd() : wholeQuoted(rest, delimiter));
    line += closed?.lines ?? 0;
    at = until + (found?.[0].length ?? 1);
    if (found?.[0] === delimiter) continue;
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ line: begun, cells });
    cells = [];
    begun = ++line;
  }
  return rows;
}

type Quoted =
  | { readonly kind: "open" }
  | { readonly kind: "closed"; readonly text: string; readonly after: number; readonly lines: number };

/** The quoted cell at `from`, if one begins there. A quote inside that is not doubled, as people forget, ends no cell. */
function readQuoted(source: string, from: number, delimiter: Delimiter): Quoted | null {
  const start = source.charAt(from) === " " ? from + 1 : from;
  if (source.charAt(start) !== '"') return null;
  for (let at = start + 1; ; at += 2) {
    at = source.indexOf('"', at);
    if (at < 0) return { kind: "open" };
    if (source.charAt(at + 1) === '"') continue;
    if (!endsCell(source, at + 1, delimiter)) {
      at--;
      continue;
    }
    const text = source.slice(start + 1, at);
    return {
      kind: "closed",
      text: text.replaceAll('""', '"'),
      after: at + 1,
      lines: text.match(/\r\n|\r|\n/g)?.length ?? 0,
    };
  }
}

/** Whether nothing but spaces stands before the end of a cell. */
function endsCell(source: string, from: number, delimiter: Delimiter): boolean {
  let at = from;
  while (source.charAt(at) === " ") at++;
  return [delimiter, "\r", "\n", ""].includes(source.charAt(at));
}

/** A cell between tabs that is in quotes as a whole, without them. */
function wholeQuoted(cell: string, delimiter: Delimiter): string {
  if (delimiter !== "\t" || cell.length < 2 || !cell.startsWith('"') || !cell.endsWith('"')) return cell;
  const inside = cell.slice(1, -1);
  return inside.replaceAll('""', "").includes('"') ? cell : inside.replaceAll('""', '"');
}
