import type { Alternate, Integrity } from "../../episode/extras.ts";
import { type Problem, problemAt } from "../../file/problem.ts";
import { attribute, findChild, listChildren, type XmlElement } from "../../markup/xml-element.ts";
import { canonicalLanguage } from "../../text/language.ts";
import { parseBytes } from "./enclosure.ts";
import { lineAttribute } from "./extras.ts";

/** Base64, of any length that a hash or a signature has. */
const BASE64 = "[A-Za-z0-9+/_-]{16,8000}={0,2}";
const SRI = new RegExp(`^sha(?:256|384|512)-${BASE64}(?:\\s+sha(?:256|384|512)-${BASE64})*$`);
const SIGNATURE = new RegExp(`^${BASE64}$`);

/**
 * Reads the other versions of an item's sound: `podcast:alternateEnclosure`, each at the first of its sources on the web
 * that is the file itself (others are torrents, or on networks that browsers do not know). Adds to `problems`.
 */
export function readAlternates(
  item: XmlElement,
  address: (url: string) => string,
  problems: Problem[],
): readonly Alternate[] {
  return listChildren(item, "podcast:alternateEnclosure").flatMap((element) => {
    const sources = listChildren(element, "podcast:source").filter(isFile);
    const uris = sources.flatMap((source) => attribute(source, "uri") ?? []);
    const url =
      uris.map(address).find((uri) => /^https?:/i.test(uri)) ?? uris.find((uri) => !SCHEME.test(uri));
    if (url === undefined) {
      problems.push(problemAt({ line: element.line }, "alternate-not-on-web", uris[0] ?? ""));
      return [];
    }
    return {
      url: address(url),
      type: attribute(element, "type"),
      bytes: parseBytes(attribute(element, "length") ?? "") || null,
      bitrate: parseAmount(attribute(element, "bitrate")),
      height: parseAmount(attribute(element, "height")),
      language: canonicalLanguage(attribute(element, "lang") ?? ""),
      title: lineAttribute(element, "title"),
      rel: lineAttribute(element, "rel"),
      codecs: lineAttribute(element, "codecs"),
      isDefault: attribute(element, "default")?.toLowerCase() === "true",
      integrity: readIntegrity(element, problems),
    };
  });
}

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

function isFile(source: XmlElement): boolean {
  const named = `${attribute(source, "contentType")} ${attribute(source, "uri")}`;
  return !/x-bittorrent|\.torrent$|\.onion(?:[:/]|$)/i.test(named);
}

/** Greater than 0; rates come with decimals. */
function parseAmount(text: string | null): number | null {
  return text !== null && /^\d{1,10}(?:\.\d{1,9})?$/.test(text) ? Math.round(Number(text)) || null : null;
}

function readIntegrity(alternate: XmlElement, problems: Problem[]): Integrity | null {
  const element = findChild(alternate, "podcast:integrity");
  if (element === null) return null;
  const [type, value] = [attribute(element, "type")?.toLowerCase(), attribute(element, "value") ?? ""];
  if (type === "sri" && SRI.test(value)) return { type, value };
  if (type === "pgp-signature" && SIGNATURE.test(value)) return { type, value };
  problems.push(problemAt({ line: element.line }, "value-unreadable", `integrity: ${type} ${value}`));
  return null;
}
