import { attribute, listChildren, type XmlElement } from "../../markup/xml-element.ts";

/** Who announces that a feed has changed (WebSub, section 4). Addresses are as written: perhaps relative, perhaps not http(s). */
export interface Announcement {
  readonly hubs: readonly string[];
  /** The address under which hubs know the feed; null where it does not say. */
  readonly topic: string | null;
}

export const UNANNOUNCED: Announcement = { hubs: [], topic: null };

interface NamedLink {
  readonly url: string;
  /** Relations, parted by white space. */
  readonly rel: string;
}

/** What the links of a channel name as hubs, and as the feed itself; `address` gives a link's address as it is meant. */
export function readAnnouncement(channel: XmlElement, address: (url: string) => string): Announcement {
  const links = [...listChildren(channel, "atom:link"), ...listChildren(channel, "link")];
  return announcementOf(
    links.flatMap((link) => {
      const [url, rel] = [attribute(link, "href"), attribute(link, "rel")];
      return url === null || rel === null ? [] : [{ url: address(url), rel }];
    }),
  );
}

/** The same by the Link header of an answer (RFC 8288). Nothing of a text that is none. */
export function parseLinkHeader(header: string): Announcement {
  return announcementOf(
    [...header.matchAll(/<([^<>]*)>([^<]*)/g)].map(([, url = "", parameters = ""]) => {
      const [, quoted, plain] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters) ?? [];
      return { url, rel: quoted ?? plain ?? "" };
    }),
  );
}

function announcementOf(links: readonly NamedLink[]): Announcement {
  const named = (relation: string) =>
    links.filter(({ rel }) => rel.toLowerCase().split(/\s+/).includes(relation)).map(({ url }) => url.trim());
  return { hubs: named("hub"), topic: named("self")[0] ?? null };
}
