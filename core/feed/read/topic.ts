import { attribute, listChildren, type XmlElement } from "../../markup/xml-element.ts";
import { textField } from "../../text/text-field.ts";

/** The categories of RSS, Atom and Dublin Core. */
export function listTopics(element: XmlElement): readonly string[] {
  return [
    ...listChildren(element, "category").map(({ text }) => text),
    ...listChildren(element, "atom:category").map(
      (category) => attribute(category, "label") ?? attribute(category, "term") ?? "",
    ),
    ...listChildren(element, "dc:subject").map(({ text }) => text),
  ];
}

/** The names as people read them, each once whatever its case, as it was first written. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const unique = new Map<string, string>();
  for (const name of names.map(textField)) {
    const key = name.toLowerCase();
    if (name !== "" && !unique.has(key)) unique.set(key, name);
  }
  return [...unique.values()];
}
