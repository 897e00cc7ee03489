import { notesHtml, plainNotes } from "../../markup/notes-html.ts";
import { attribute, childContent, findChild, type XmlElement } from "../../markup/xml-element.ts";

/** The HTML of the first child of the first of these names that has any, or null. Not safe to show. */
export function childHtml(element: XmlElement, ...names: readonly string[]): string | null {
  for (const name of names) {
    const content = childContent(element, name);
    if (content !== null) return isPlain(findChild(element, name)) ? plainNotes(content) : notesHtml(content);
  }
  return null;
}

/** Atom says what its text is, and it is plain where Atom does not (RFC 4287, section 3.1); RSS leaves it to be seen. */
function isPlain(element: XmlElement | null): boolean {
  const type = attribute(element, "type") ?? (element?.name.startsWith("atom:") ? "text" : "");
  return /^text(?:\/plain)?$/i.test(type) && attribute(element, "mode") !== "escaped";
}
