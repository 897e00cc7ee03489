import type {
  LiveEvent,
  Recommendation,
  ShowExtras,
  Trailer,
  UpdateFrequency,
} from "../../episode/extras.ts";
import { element, type WrittenXml } from "../../markup/xml-writer.ts";
import { knownElements } from "./entry.ts";
import { extraElements, given } from "./extras.ts";

/** What a channel tells by the podcast namespace beside the essentials. */
export function showExtraElements(extras: ShowExtras): readonly WrittenXml[] {
  const { trailers, recommended, live, frequency, medium } = extras;
  return [
    ...extraElements(extras),
    ...trailers.map(trailerElement),
    ...(recommended.length === 0 ? [] : [element("podcast:podroll", {}, ...recommended.map(remoteItem))]),
    ...live.map(liveElement),
    ...(frequency === null ? [] : frequencyElements(frequency)),
    ...knownElements("podcast:medium", medium),
  ];
}

function trailerElement({ url, title, type, bytes, publishedAt, season }: Trailer): WrittenXml {
  const pubdate = publishedAt === null ? null : new Date(publishedAt).toUTCString();
  return element("podcast:trailer", { url, ...given({ pubdate, length: bytes, type, season }) }, title);
}

function remoteItem({ guid, url, title }: Recommendation): WrittenXml {
  return element("podcast:remoteItem", given({ feedGuid: guid, feedUrl: url, title }));
}

function liveElement({ guid, title, status, start, end, links, audio }: LiveEvent): WrittenXml {
  const times = { start: isoTime(start), end: end === null ? null : isoTime(end) };
  return element(
    "podcast:liveItem",
    { status, ...given(times) },
    element("title", {}, title),
    element("guid", { isPermaLink: "false" }, guid),
    ...(audio === null
      ? []
      : [element("enclosure", { url: audio.url, type: audio.type ?? "audio/mpeg", length: "0" })]),
    ...links.map(({ url, text }) => element("podcast:contentLink", { href: url }, text ?? "")),
  );
}

function frequencyElements({ text, rule, start, complete }: UpdateFrequency): readonly WrittenXml[] {
  const dtstart = start === null ? null : isoTime(start);
  const attributes = given({ complete: complete ? "true" : null, dtstart, rrule: rule });
  return [
    ...(complete ? [element("itunes:complete", {}, "Yes")] : []),
    element("podcast:updateFrequency", attributes, text ?? ""),
  ];
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}
