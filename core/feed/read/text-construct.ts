import { notesHtml, plainNotes } from "../../markup/notes-html.ts";
import { attribute, childContent, findChild, type XmlElement } from "../../markup/xml-element.ts";

/**
 * What a child element says, as HTML: of the first of these names, in the order in which they are given, that is there
 * and not empty; null where none is. Plain text is escaped; HTML is a stranger's, and not safe to show.
 */
export function childHtml(element: XmlElement, ...names: readonly string[]): string | null {
  for (const name of names) {
    const content = childContent(element, name);
    if (content !== null) return isPlain(findChild(element, name)) ? plainNotes(content) : notesHtml(content);
  }
  return null;
}

/**
 * Whether an element holds plain text. Atom says so by `type`, and means plain text where it says nothing (RFC 4287, section
 * 3.1.1); Atom 0.3 marks escaped HTML by `mode`. RSS has no such attributes, and may hold HTML anywhere.
 */
function isPlain(element: XmlElement | null): boolean {
  const type = attribute(element, "type") ?? (element?.name.startsWith("atom:") ? "text" : "");
  return /^text(?:\/plain)?$/i.test(type) && attribute(element, "mode") !== "escaped";
}
