import { htmlText } from "../text/html-text.ts";
import { textField } from "../text/text-field.ts";
import { foldSpaces } from "../text/white-space.ts";

/** An element of an XML document, with what Playhead reads of it. */
export interface XmlElement {
  /** With the prefix that our code uses for its namespace, whatever the document uses: `itunes:duration`. */
  readonly name: string;
  /** Where its tag begins, counted from 1. */
  readonly line: number;
  /** Names as written, without regard to namespaces. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Those in namespaces that are read. */
  readonly children: readonly XmlElement[];
  /** Its own text, CDATA included, entities resolved, white space as it is. */
  readonly text: string;
  /** As `text`; but where elements stand in it, the source between its tags: XHTML that somebody forgot to escape. */
  readonly content: string;
}

export function findChild(element: XmlElement, name: string): XmlElement | null {
  return element.children.find((child) => child.name === name) ?? null;
}

export function listChildren(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/**
 * The text of a child element, its white space folded: of the first of these names, in the order in which they are given,
 * and there of the first child, whose text is not empty. Null where there is none.
 */
export function childText(element: XmlElement, ...names: readonly string[]): string | null {
  return firstText(element, names, (child) => foldSpaces(child.text));
}

/** As `childText`, but as `lineOf` reads it: for titles and names. */
export function childLine(element: XmlElement, ...names: readonly string[]): string | null {
  return firstText(element, names, lineOf);
}

/** The text of an element as one line that people read: markup in it is read where it is markup, and stays where it is text. */
export function lineOf(element: XmlElement): string {
  const marked = element.content !== element.text || attribute(element, "type") === "html";
  return textField(marked ? htmlText(element.content) : element.text);
}

/** As `childText`, but with markup and white space as they are written. */
export function childContent(element: XmlElement, ...names: readonly string[]): string | null {
  return firstText(element, names, (child) => child.content.trim());
}

function firstText(
  element: XmlElement,
  names: readonly string[],
  read: (child: XmlElement) => string,
): string | null {
  for (const name of names) {
    for (const child of element.children) {
      const text = child.name === name ? read(child) : "";
      if (text !== "") return text;
    }
  }
  return null;
}

/** As `attribute`, whatever the prefix of its name. */
export function prefixedAttribute(element: XmlElement, name: string): string | null {
  const written = Object.keys(element.attributes).find((key) => key === name || key.endsWith(`:${name}`));
  return written === undefined ? null : attribute(element, written);
}

/** An attribute without white space around it; null where it is absent or empty. */
export function attribute(element: XmlElement | null, name: string): string | null {
  if (element === null || !Object.hasOwn(element.attributes, name)) return null;
  return element.attributes[name]?.trim() || null;
}
