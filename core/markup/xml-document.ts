import { Parser } from "htmlparser2";
import { type Problem, problemAt } from "../file/problem.ts";
import type { XmlElement } from "./xml-element.ts";
import { type NamespaceNames, type NamespaceScope, resolveName, scopeInside } from "./xml-namespace.ts";

export interface XmlDocument {
  /** The outermost element, whatever its namespace; null where there is none. */
  readonly root: XmlElement | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads XML into a tree of the elements whose namespace is in `vocabulary`. Forgives what XML does not: a missing
 * closing tag, a file that is cut off. One of `rows` stands in no other of its name: where it begins, the one before ends. Document types and entity declarations are ignored, so `&name;` stays as
 * written but for XML's own five. Nothing here recurses; time and memory grow with the length of the source.
 */
export function parseXml(
  source: string,
  vocabulary: NamespaceNames,
  rows: ReadonlySet<string> = new Set(),
): XmlDocument {
  const builder = new TreeBuilder(source, vocabulary, rows);
  return builder.build();
}

interface ElementDraft extends XmlElement {
  readonly children: ElementDraft[];
  text: string;
  content: string;
}

interface OpenElement {
  /** Null for an element that is not kept, and so neither are its descendants. */
  readonly draft: ElementDraft | null;
  readonly name: string;
  readonly line: number;
  readonly scope: NamespaceScope;
  /** Where its content begins. */
  readonly from: number;
  /** Whether elements stand in it, kept or not. */
  marked: boolean;
}

/** No feed is as deep; what is deeper is left out. */
const MOST_DEPTH = 64;
/** The parser's cost grows with the depth, so past this one the rest of the file is not read. */
const LAST_DEPTH = 1000;
/** Ten times what the longest real feeds have; the rest of a longer file is not read. */
const MOST_ELEMENTS = 2_000_000;

class TreeBuilder {
  private readonly problems: Problem[] = [];
  /** Problems that are told once, by code and value. */
  private readonly told = new Set<string>();
  private readonly open: OpenElement[] = [];
  private root: ElementDraft | null = null;
  private count = 0;
  private readonly lineAt: (offset: number) => number;
  private ending = false;
  private stopped = false;
  private readonly parser: Parser;

  constructor(
    private readonly source: string,
    private readonly vocabulary: NamespaceNames,
    private readonly rows: ReadonlySet<string>,
  ) {
    this.lineAt = countLines(source);
    this.parser = new Parser(
      {
        onopentag: (name, attributes) => this.openElement(name, attributes),
        // What was closed before, where the next of its kind began, the parser closes later.
        onclosetag: (name, implied) => {
          if (this.open.at(-1)?.name === name) this.closeElement(implied);
        },
        ontext: (text) => this.addText(text),
        onprocessinginstruction: (name, data) => {
          if (name.startsWith("!")) this.tellOnce(this.currentLine(), "doctype-ignored", "", data);
        },
      },
      { xmlMode: true },
    );
  }

  build(): XmlDocument {
    this.parser.write(this.source);
    this.ending = true;
    this.parser.end();
    while (this.open.length > 0) this.closeElement(!this.stopped);
    return { root: this.root, problems: this.problems };
  }

  private openElement(name: string, attributes: Readonly<Record<string, string>>): void {
    this.closeRow(name);
    const parent = this.open.at(-1);
    if (parent) parent.marked = true;
    const line = this.currentLine();
    const scope = scopeInside(parent?.scope ?? new Map(), attributes);
    const draft = this.keptElement(name, attributes, scope, line);
    if (draft !== null) parent?.draft?.children.push(draft);
    this.root ??= draft;
    this.open.push({ draft, name, line, scope, from: this.parser.endIndex + 1, marked: false });
    if (this.open.length > MOST_DEPTH) this.tellOnce(line, "xml-too-deep", "", name);
    this.count++;
    if (this.open.length > LAST_DEPTH || this.count > MOST_ELEMENTS) this.stop(line, name);
  }

  /** Closes the row of this name that is still open, with all in it. */
  private closeRow(name: string): void {
    const row = this.open.findLastIndex((element) => element.name === name);
    if (row < 0 || !this.rows.has(this.open[row]?.draft?.name ?? "")) return;
    while (this.open.length > row) this.closeElement(true);
  }

  private stop(line: number, name: string): void {
    this.stopped = true;
    this.tellOnce(line, "xml-too-large", "", name);
    this.parser.pause();
  }

  private keptElement(
    name: string,
    attributes: Readonly<Record<string, string>>,
    scope: NamespaceScope,
    line: number,
  ): ElementDraft | null {
    const parent = this.open.at(-1);
    const orphan = parent ? parent.draft === null : this.root !== null;
    if (orphan || this.open.length >= MOST_DEPTH) return null;
    const resolved = resolveName(name, scope, this.vocabulary);
    if (resolved.undeclared !== null) this.tellOnce(line, "prefix-undeclared", resolved.undeclared);
    const kept = resolved.name ?? (parent ? null : name);
    return kept === null ? null : { name: kept, line, attributes, children: [], text: "", content: "" };
  }

  private addText(text: string): void {
    const draft = this.open.at(-1)?.draft;
    if (draft) draft.text += text;
  }

  private closeElement(implied: boolean): void {
    const element = this.open.pop();
    if (!element) return;
    const { draft, name, line, from, marked } = element;
    if (draft) draft.content = marked ? this.source.slice(from, this.parser.startIndex) : draft.text;
    // The parser calls the end of a self-closing tag implied too; it alone is where its content would begin.
    if (!implied || from === this.parser.endIndex + 1) return;
    if (this.ending) this.tellOnce(line, "file-cut-off", "", name);
    else this.tellOnce(line, "element-not-closed", name);
  }

  /** Tells of a problem once for each `value`; `shown` is what the sentence shows instead of it. */
  private tellOnce(line: number, code: string, value: string, shown = value): void {
    const key = `${code} ${value}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    this.problems.push(problemAt({ line }, code, shown));
  }

  private currentLine(): number {
    return this.lineAt(this.parser.startIndex);
  }
}

/**
 * A function that gives the line, counted from 1, on which an offset into `source` stands. Its calls must go
 * forward: each goes on from the one before, so that all of them together read the source once.
 */
function countLines(source: string): (offset: number) => number {
  let line = 1;
  let end = lineEnd(source, 0);
  return (offset) => {
    while (end < offset) {
      line++;
      end = lineEnd(source, end + 1);
    }
    return line;
  };
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  return end < 0 ? Number.POSITIVE_INFINITY : end;
}
