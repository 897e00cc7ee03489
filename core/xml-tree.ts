import { Parser } from "htmlparser2";
import { type Problem, problemAt } from "./problem.ts";

/** An element of a feed. Names are the namespace's usual prefix and the local name, whatever prefix the file uses. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its own text and CDATA, not its children's. */
  text: string;
  readonly children: XmlElement[];
  /** Counted from 1. */
  readonly line: number;
}

export interface XmlTree {
  readonly root: XmlElement | null;
  readonly problems: readonly Problem[];
}

/** Of the namespaces that podcasts use, by their addresses without scheme, `www.` and trailing slash. */
const PREFIXES: Readonly<Record<string, string>> = {
  "itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "podcastindex.org/namespace/1.0": "podcast",
  "github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md": "podcast",
  "purl.org/rss/1.0/modules/content": "content",
  "podlove.org/simple-chapters": "psc",
  "w3.org/2005/atom": "atom",
  "purl.org/dc/elements/1.1": "dc",
  "search.yahoo.com/mrss": "media",
};

/** Prefixes mean this where a file uses them without saying what they stand for. */
const USUAL: ReadonlyMap<string, string> = new Map(Object.values(PREFIXES).map((prefix) => [prefix, prefix]));

/** Deeper than any feed; what stands deeper is read as if it stood here. */
const DEEPEST = 64;

/**
 * Reads XML into a tree, forgiving what real feeds do. A document type is reported and not read, so no entity but
 * XML's own five and the numeric ones is ever replaced.
 */
export function parseXml(source: string): XmlTree {
  const top: XmlElement = { name: "", attributes: {}, text: "", children: [], line: 1 };
  const stack: XmlElement[] = [top];
  const scopes: ReadonlyMap<string, string>[] = [USUAL];
  const problems: Problem[] = [];
  const lineAt = lineCounter(source);
  const parser: Parser = new Parser(
    {
      onopentag(tag, attributes) {
        const scope = withNamespaces(scopes.at(-1) ?? USUAL, attributes);
        const line = lineAt(parser.startIndex);
        const element = { name: canonicalName(tag, scope), attributes, text: "", children: [], line };
        const parent = stack[Math.min(stack.length, DEEPEST) - 1];
        parent?.children.push(element);
        stack.push(element);
        scopes.push(scope);
      },
      ontext(text) {
        const element = stack.at(-1);
        if (element) element.text += text;
      },
      onclosetag() {
        if (stack.length === 1) return;
        stack.pop();
        scopes.pop();
      },
      onprocessinginstruction(_name, data) {
        if (/^!(?:doctype|entity)/i.test(data)) {
          problems.push(problemAt({ line: lineAt(parser.startIndex) }, "doctype-ignored", data));
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
  return { root: top.children[0] ?? null, problems };
}

/** The lines of positions that never go back: each call goes on from the last. */
function lineCounter(source: string): (index: number) => number {
  let line = 1;
  let next = lineEnd(source, 0);
  return (index) => {
    while (next < index) {
      line += 1;
      next = lineEnd(source, next + 1);
    }
    return line;
  };
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  return end < 0 ? source.length : end;
}

function withNamespaces(
  scope: ReadonlyMap<string, string>,
  attributes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const declared = Object.entries(attributes).filter(
    ([name]) => name === "xmlns" || name.startsWith("xmlns:"),
  );
  if (declared.length === 0) return scope;
  const next = new Map(scope);
  for (const [name, address] of declared) {
    const known =
      PREFIXES[
        address
          .trim()
          .replace(/^https?:\/\/(?:www\.)?/i, "")
          .replace(/\/+$/, "")
          .toLowerCase()
      ];
    next.set(name.slice("xmlns:".length), known ?? "");
  }
  return next;
}

function canonicalName(tag: string, scope: ReadonlyMap<string, string>): string {
  const colon = tag.indexOf(":");
  const prefix = colon < 0 ? "" : tag.slice(0, colon);
  const known = scope.get(prefix);
  if (colon < 0) return known ? `${known}:${tag}` : tag;
  return known === undefined
    ? tag
    : known === ""
      ? `other:${tag.slice(colon + 1)}`
      : `${known}:${tag.slice(colon + 1)}`;
}

/** The first child with one of these names that holds text; the names are tried in order. */
export function textOf(element: XmlElement, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = element.children
      .find((child) => child.name === name && child.text.trim() !== "")
      ?.text.trim();
    if (text !== undefined) return text;
  }
  return null;
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The attribute of the first child with this name, or null where it is missing or empty. */
export function attributeOf(element: XmlElement, child: string, attribute: string): string | null {
  const values = childrenOf(element, child).map((found) => found.attributes[attribute]?.trim());
  return values.find((value) => value) ?? null;
}
