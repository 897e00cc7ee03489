import type { Alternate } from "../../episode/extras.ts";
import { element, type WrittenXml } from "../../markup/xml-writer.ts";
import { given } from "./extras.ts";

/** `podcast:alternateEnclosure`, at its place on the web. */
export function alternateElement(alternate: Alternate): WrittenXml {
  const { url, bytes, language, isDefault, integrity, ...known } = alternate;
  const attributes = given({ ...known, length: bytes, lang: language, default: isDefault ? "true" : null });
  return element(
    "podcast:alternateEnclosure",
    attributes,
    element("podcast:source", { uri: url }),
    ...(integrity === null ? [] : [element("podcast:integrity", { ...integrity })]),
  );
}
