const FIELDS = ["speaker", "show", "tag", "before", "after", "lang", "has", "in"] as const;
export type Field = (typeof FIELDS)[number];

/** Many pieces are not a question; what follows is left out. */
const MOST_PIECES = 32;
/** A passage has few words more. */
const MOST_BETWEEN = 99;

const PIECE = /(-?)(?:([a-z]+):)?(?:"([^"]*)(?:"(?:~(\d{1,9})(?=\s|$))?)?|(\S+))/gu;
/** What phones and office programs write for `"`, and what stands around a quote that is pasted. Each is one unit long. */
const QUOTATION_MARK = /[“”„‟«»「」]/g;
/** What can be heard of a text. */
export const SPOKEN = /[\p{L}\p{N}]/u;

export interface Piece {
  /** Where it begins in the query. */
  readonly at: number;
  readonly excluded: boolean;
  /** What it is about; `within` says how long turns may be apart. */
  readonly field: Field | "within" | null;
  readonly quoted: boolean;
  /** How many other words may stand between those of its quotes; null where they stand side by side. */
  readonly between: number | null;
  readonly text: string;
}

/** The query with `"` for all quotation marks, each where it was. */
export function withPlainMarks(query: string): string {
  return query.replace(QUOTATION_MARK, '"');
}

/** What stands between the spaces of a query, as far as it is looked at. */
export function listPieces(query: string): readonly Piece[] {
  const found = [...withPlainMarks(query).matchAll(PIECE)].slice(0, MOST_PIECES);
  return found.map(({ 1: minus, 2: name, 3: phrase, 4: between, 5: word = "", index }) => {
    const field = name === "within" ? name : (FIELDS.find((known) => known === name) ?? null);
    const plain = name !== undefined && field === null ? `${name}:` : "";
    return {
      at: index,
      excluded: minus === "-",
      field,
      quoted: phrase !== undefined,
      between: between === undefined ? null : Math.min(MOST_BETWEEN, Number(between)),
      text: phrase === undefined ? plain + word : plain + phrase,
    };
  });
}

/** Whether it joins what stands before and behind it. */
export function isOr(piece: Piece): boolean {
  return isOperator(piece, ["OR", "ИЛИ"]);
}

/** Whether what stands behind it is said after what stands before it. */
export function isThen(piece: Piece): boolean {
  return isOperator(piece, ["THEN", "ПОТОМ"]);
}

function isOperator({ text, quoted, field, excluded }: Piece, names: readonly string[]): boolean {
  return names.includes(text) && !quoted && field === null && !excluded;
}
