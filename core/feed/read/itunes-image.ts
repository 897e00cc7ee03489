import { attribute, childText, findChild, type XmlElement } from "../../markup/xml-element.ts";

/** The address in `itunes:image`, as written: in its `href`, or where others put it, in its `url` or its text. */
export function readItunesImage(parent: XmlElement): string | null {
  const image = findChild(parent, "itunes:image");
  return attribute(image, "href") ?? attribute(image, "url") ?? childText(parent, "itunes:image");
}
