import type { LiveEvent, Recommendation, ShowExtras, Trailer } from "../../episode/extras.ts";
import { type Problem, problemAt } from "../../file/problem.ts";
import {
  attribute,
  childLine,
  childText,
  lineOf,
  listChildren,
  type XmlElement,
} from "../../markup/xml-element.ts";
import { alternateLink } from "./alternate-link.ts";
import { readFeedDate } from "./date.ts";
import { parseBytes, readEnclosure } from "./enclosure.ts";
import { lineAttribute, readExtras } from "./extras.ts";
import { readUpdateFrequency } from "./update-frequency.ts";
import { parseCount } from "./value.ts";

type Address = (url: string) => string;

/** Reads what a channel tells by the podcast namespace beside the essentials. `address` makes addresses whole. Adds to `problems`. */
export function readShowExtras(channel: XmlElement, address: Address, problems: Problem[]): ShowExtras {
  const medium = childText(channel, "podcast:medium")?.toLowerCase() ?? "";
  return {
    ...readExtras(channel, address, problems),
    trailers: readTrailers(channel, address, problems),
    recommended: readRecommended(channel, address, problems),
    live: readLive(channel, address, problems),
    frequency: readUpdateFrequency(channel, problems),
    medium: /^[a-z]{1,32}$/.test(medium) ? medium : null,
  };
}

function readTrailers(channel: XmlElement, address: Address, problems: Problem[]): readonly Trailer[] {
  const trailers = listChildren(channel, "podcast:trailer").flatMap((element) => {
    const [url, title] = [attribute(element, "url"), lineOf(element)];
    if (url === null || title === "") {
      problems.push(incomplete(element));
      return [];
    }
    return {
      url: address(url),
      title,
      type: attribute(element, "type"),
      bytes: parseBytes(attribute(element, "length") ?? "") || null,
      publishedAt: readFeedDate(attribute(element, "pubdate") ?? "")?.at ?? null,
      season: parseCount(attribute(element, "season") ?? ""),
    };
  });
  return trailers.toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0));
}

function readRecommended(
  channel: XmlElement,
  address: Address,
  problems: Problem[],
): readonly Recommendation[] {
  const items = listChildren(channel, "podcast:podroll").flatMap((roll) =>
    listChildren(roll, "podcast:remoteItem"),
  );
  return items.flatMap((element) => {
    const [guid, url] = [lineAttribute(element, "feedGuid"), attribute(element, "feedUrl")];
    if (guid === null && url === null) problems.push(incomplete(element));
    if (guid === null && url === null) return [];
    return { guid, url: url && address(url), title: lineAttribute(element, "title") };
  });
}

const STATUSES = ["pending", "live", "ended"] as const;

function readLive(channel: XmlElement, address: Address, problems: Problem[]): readonly LiveEvent[] {
  return listChildren(channel, "podcast:liveItem").flatMap((element) => {
    const status = STATUSES.find((name) => name === attribute(element, "status")?.toLowerCase());
    const start = readFeedDate(attribute(element, "start") ?? "")?.at;
    const title = childLine(element, "title");
    if (status === undefined || start === undefined || title === null) {
      problems.push(incomplete(element));
      return [];
    }
    const audio = readEnclosure(element, [])?.enclosure ?? null;
    return {
      guid: childText(element, "guid") ?? audio?.url ?? title,
      title,
      status,
      start,
      end: readFeedDate(attribute(element, "end") ?? "")?.at ?? null,
      links: readLinks(element, address),
      audio: audio && { url: address(audio.url), type: audio.type },
    };
  });
}

function readLinks(item: XmlElement, address: Address): LiveEvent["links"] {
  const links = listChildren(item, "podcast:contentLink").flatMap((element) => {
    const url = attribute(element, "href");
    return url === null ? [] : { url: address(url), text: lineOf(element) || null };
  });
  const page = childText(item, "link") ?? alternateLink(item);
  return page === null ? links : [...links, { url: address(page), text: null }];
}

function incomplete(element: XmlElement): Problem {
  return problemAt({ line: element.line }, "tag-incomplete", element.name);
}
