import { attribute, type XmlElement } from "../../markup/xml-element.ts";

/** What addresses inside an element are relative to by `xml:base` (XML Base), seen from what they are relative to outside; null where nobody says. */
export function baseInside(element: XmlElement | null, outer: string | null): string | null {
  const base = attribute(element, "xml:base");
  return base === null ? outer : resolved(base, outer);
}

/** An address seen from `base`; as it is written where there is none, or one that cannot be read. */
export function resolved(address: string, base: string | null): string {
  return base !== null && URL.canParse(address, base) ? new URL(address, base).href : address;
}
