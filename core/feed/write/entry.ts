import { wholeUrl } from "../../episode/whole-url.ts";
import { element, type WrittenXml } from "../../markup/xml-writer.ts";
import type { FeedPerson } from "../read/podcast-tag.ts";

/** What a channel and an item tell alike. An address may be a path on this site. */
export interface FeedEntry {
  /** `/shows/show` or `/shows/show/episode`. */
  readonly href: string;
  readonly title: string;
  /** Its page elsewhere; null where that is the one here. */
  readonly link: string | null;
  readonly imageUrl: string | null;
  readonly explicit: boolean;
  /** Its publisher wants it in no directory. */
  readonly blocked: boolean;
  readonly persons: readonly FeedPerson[];
}

export function entryElements(entry: FeedEntry, publicUrl: string): readonly WrittenXml[] {
  const { href, title, link, imageUrl, explicit, blocked, persons } = entry;
  const image = imageUrl === null ? [] : [element("itunes:image", { href: wholeUrl(imageUrl, publicUrl) })];
  return [
    element("title", {}, title),
    element("link", {}, link ?? wholeUrl(href, publicUrl)),
    element("itunes:explicit", {}, String(explicit)),
    ...(blocked ? [element("itunes:block", {}, "Yes"), element("podcast:block", {}, "yes")] : []),
    ...image,
    ...persons.map((person) => personElement(person, publicUrl)),
  ];
}

function personElement({ name, role, group, href, imageUrl }: FeedPerson, publicUrl: string): WrittenXml {
  const attributes = {
    ...(role === null ? {} : { role }),
    ...(group === null ? {} : { group }),
    ...(href === null ? {} : { href }),
    ...(imageUrl === null ? {} : { img: wholeUrl(imageUrl, publicUrl) }),
  };
  return element("podcast:person", attributes, name);
}

/** An element of this text, or none where nothing is known. */
export function knownElements(name: string, text: string | number | null): readonly WrittenXml[] {
  return text === null || text === "" ? [] : [element(name, {}, String(text))];
}

/** Sanitised HTML for readers elsewhere: its links to pages of this site made whole. */
export function wholeHtml(html: string, publicUrl: string): string {
  return html.replaceAll('<a href="/', `<a href="${publicUrl}/`);
}
