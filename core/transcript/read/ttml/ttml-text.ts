import { Parser } from "htmlparser2";

/** A part of the text of a TTML paragraph (`p`), between two tags. */
export interface TtmlPiece {
  /** White space as in the source. */
  readonly text: string;
  /**
   * When the span that it stands in begins, as written: a time expression (TTML2, section 12.3). Only the first piece of a
   * span that has words bears it; null for the others, and where the span has no time.
   */
  readonly begin: string | null;
  /** When that span ends, as `begin`. */
  readonly end: string | null;
  /** The ids of who speaks (`ttm:agent`), parted by spaces, from the innermost element that names any; null where none does. */
  readonly agent: string | null;
}

/** Spans whose text says how to read the one before: it is not spoken again. */
const RUBY: ReadonlySet<string> = new Set(["text", "textContainer", "delimiter"]);
/** Not content: descriptions, and changes of style. */
const SILENT: ReadonlySet<string> = new Set(["metadata", "set", "desc", "title", "agent", "name", "image"]);

/** An attribute by its name without a prefix; null where it is absent or empty. */
export function localAttribute(attributes: Readonly<Record<string, string>>, name: string): string | null {
  for (const [key, value] of Object.entries(attributes)) {
    if (key === name || (key.endsWith(`:${name}`) && !key.startsWith("xmlns:"))) return value.trim() || null;
  }
  return null;
}

interface Span {
  readonly begin: string | null;
  readonly end: string | null;
  readonly agent: string | null;
  readonly silent: boolean;
}

/** The content of a `p` in pieces, in order: text and nested spans, each `br` as a space. */
export function readPieces(content: string): readonly TtmlPiece[] {
  const pieces: TtmlPiece[] = [];
  const open: Span[] = [];
  /** That of the outermost span that has begun and has no text yet. */
  let begin: string | null = null;
  let end: string | null = null;
  const parser = new Parser(
    {
      onopentag(qualified, attributes) {
        const name = qualified.replace(/^.*:/, "");
        if (name === "br") add(" ");
        const parent = open.at(-1);
        const span: Span = {
          begin: localAttribute(attributes, "begin"),
          end: localAttribute(attributes, "end"),
          agent: localAttribute(attributes, "agent") ?? parent?.agent ?? null,
          silent:
            (parent?.silent ?? false) ||
            SILENT.has(name) ||
            RUBY.has(localAttribute(attributes, "ruby") ?? ""),
        };
        open.push(span);
        if (span.begin !== null) [begin, end] = [span.begin, span.end];
      },
      ontext: (text) => add(text),
      onclosetag() {
        if (open.pop()?.begin != null) begin = null;
      },
    },
    { xmlMode: true },
  );
  function add(text: string) {
    const span = open.at(-1);
    if (span?.silent || text === "") return;
    const spoken = text.trim() !== "";
    pieces.push({ text, begin: spoken ? begin : null, end: spoken ? end : null, agent: span?.agent ?? null });
    if (spoken) [begin, end] = [null, null];
  }
  parser.end(content);
  return pieces;
}
