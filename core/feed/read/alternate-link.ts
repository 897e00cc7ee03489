import { attribute, listChildren, type XmlElement } from "../../markup/xml-element.ts";

/** The page that an Atom element is about: of several the first that is HTML (RFC 4287, section 4.2.7.2). */
export function alternateLink(element: XmlElement): string | null {
  const links = listChildren(element, "atom:link").filter(
    (link) => (attribute(link, "rel") ?? "alternate") === "alternate" && attribute(link, "href") !== null,
  );
  const page = links.find((link) => /html/i.test(attribute(link, "type") ?? "html"));
  return attribute(page ?? links[0] ?? null, "href");
}
