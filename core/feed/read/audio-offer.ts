import { attribute, listChildren, prefixedAttribute, type XmlElement } from "../../markup/xml-element.ts";

/** A file that an item offers, as written. */
export interface AudioOffer {
  readonly line: number;
  readonly url: string;
  readonly type: string | null;
  readonly length: string | null;
  /** Seconds, as written: Media RSS alone tells them here. */
  readonly duration: string | null;
  readonly sound: HasSound;
}

/** Whether a file can be the audio of an episode, by what its feed says of it. */
export type HasSound = "yes" | "perhaps" | "no";

const AUDIO_NAME = /\.(?:mp3|m4[ab]|aac|og[ga]|opus|flac|wav|aiff?|wma|weba)(?:[?#]|$)/i;
const OTHER_NAME = /\.(?:jpe?g|png|gif|webp|svg|pdf|epub|zip|torrent|vtt|srt|html?)(?:[?#]|$)/i;
const AUDIO_TYPE = /^(?:audio\/|application\/ogg$)/i;
const OTHER_TYPE = /^(?:image|text)\/|^application\/(?:pdf|zip|epub|x-bittorrent)/i;

/** By its MIME type, then by its name. Video is no audio, but can be heard. */
export function soundOf(type: string | null, url: string): HasSound {
  if (AUDIO_TYPE.test(type ?? "") || AUDIO_NAME.test(url)) return "yes";
  return OTHER_TYPE.test(type ?? "") || (type === null && OTHER_NAME.test(url)) ? "no" : "perhaps";
}

/** The enclosures of RSS 2.0, of RSS 1.0 (mod_enclosure) and of Atom, in this order. */
export function listEnclosures(item: XmlElement): readonly AudioOffer[] {
  const links = listChildren(item, "atom:link").filter((link) => attribute(link, "rel") === "enclosure");
  return [
    ...listChildren(item, "enclosure").flatMap((element) =>
      toOffer(element, attribute(element, "url") ?? writtenAddress(element)),
    ),
    ...listChildren(item, "enc:enclosure").flatMap((element) =>
      toOffer(element, prefixedAttribute(element, "resource") ?? prefixedAttribute(element, "url")),
    ),
    ...links.flatMap((element) => toOffer(element, attribute(element, "href"))),
  ];
}

/** Some writers put the address where others have nothing: between the tags. */
function writtenAddress({ text }: XmlElement): string | null {
  return /^\s*(https?:\/\/\S+)\s*$/i.exec(text)?.[1] ?? null;
}

/** Some writers escape addresses twice; none has `&amp;` in it otherwise. */
function escapedOnce(url: string): string {
  return url.replaceAll("&amp;", "&");
}

function toOffer(element: XmlElement, escaped: string | null): AudioOffer[] {
  if (escaped === null) return [];
  const url = escapedOnce(escaped);
  const type = prefixedAttribute(element, "type");
  const length = prefixedAttribute(element, "length");
  return [{ line: element.line, url, type, length, duration: null, sound: soundOf(type, url) }];
}

/** The audio that Media RSS 1.5 offers, the best first: what is marked as default, and samples last. */
export function listMedia(item: XmlElement): readonly AudioOffer[] {
  const groups = [item, ...listChildren(item, "media:group")];
  return groups
    .flatMap((group) => listChildren(group, "media:content"))
    .toSorted((a, b) => mediaRank(a) - mediaRank(b))
    .flatMap(toMediaOffer)
    .filter(({ sound }) => sound === "yes");
}

function mediaRank(content: XmlElement): number {
  if (attribute(content, "expression") === "sample") return 2;
  return attribute(content, "isDefault") === "true" ? 0 : 1;
}

function toMediaOffer(content: XmlElement): AudioOffer[] {
  const [escaped, type, medium] = ["url", "type", "medium"].map((name) => attribute(content, name));
  if (!escaped) return [];
  const url = escapedOnce(escaped);
  return [
    {
      line: content.line,
      url,
      type: type ?? null,
      length: attribute(content, "fileSize"),
      duration: attribute(content, "duration"),
      sound: medium ? (medium === "audio" ? "yes" : "no") : soundOf(type ?? null, url),
    },
  ];
}
