import { attribute, type XmlElement } from "../../markup/xml-element.ts";
import { textField } from "../../text/text-field.ts";
import type { FeedLink } from "./feed-link.ts";

/** The feeds that a list of subscriptions (OPML 2.0) names, folders opened, each address once. */
export function readOutlines(opml: XmlElement): readonly FeedLink[] {
  const links = new Map<string, FeedLink>();
  const waiting = [opml];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    const link = element.name.toLowerCase() === "outline" ? outlineLink(element) : null;
    if (link !== null && !links.has(link.url)) links.set(link.url, link);
    waiting.push(...element.children.toReversed());
  }
  return [...links.values()];
}

/** The feed that an outline names; null for a folder, or anything else. */
export function outlineLink(outline: XmlElement): FeedLink | null {
  const url = attribute(outline, "xmlUrl") ?? attribute(outline, "xmlurl") ?? attribute(outline, "xmlURL");
  const title = textField(attribute(outline, "title") ?? attribute(outline, "text") ?? "");
  return url === null ? null : { url, title: title || null };
}
