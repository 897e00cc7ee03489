import { FEED_NAMESPACES } from "#core/feed/read/namespace.ts";
import { parseXml } from "#core/markup/xml-document.ts";
import { attribute, childText, findChild, listChildren, type XmlElement } from "#core/markup/xml-element.ts";

/** RFC 822 as RSS has it, with the years of four digits that RFC 2822 wants. */
const DATE =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What RSS 2.0, the elements of iTunes and the podcast namespace would hold against a feed; nothing where it is sound. */
export function rssFaults(xml: string): readonly string[] {
  const { root, problems } = parseXml(xml, FEED_NAMESPACES);
  const channel = root && findChild(root, "channel");
  if (!channel || root.name !== "rss" || root.attributes.version !== "2.0") return ["no channel in rss 2.0"];
  const items = listChildren(channel, "item");
  const guids = items.map((item) => childText(item, "guid"));
  return [
    ...problems.map(({ code, value }) => `${code}: ${value}`),
    ...undeclaredPrefixes(xml).map((prefix) => `prefix ${prefix} is not declared`),
    ...channelFaults(channel),
    ...items.flatMap((item, index) => itemFaults(item).map((fault) => `item ${index}: ${fault}`)),
    ...(new Set(guids).size === guids.length ? [] : ["guids repeat"]),
  ];
}

export function isRfc822(date: string): boolean {
  return DATE.test(date) && new Date(date).toUTCString() === date;
}

/** Looked for in the source, because our parser is kind to feeds that forget to declare. */
function undeclaredPrefixes(xml: string): readonly string[] {
  const markup = xml.replace(/<!\[CDATA\[.*?\]\]>/gs, "").match(/<[^>]*>/g) ?? [];
  const used = markup.flatMap((tag) => /^<\/?([a-z]+):/.exec(tag)?.[1] ?? []);
  return [...new Set(used)].filter((prefix) => !xml.includes(` xmlns:${prefix}="`));
}

function channelFaults(channel: XmlElement): readonly string[] {
  const self = listChildren(channel, "atom:link").filter((link) => attribute(link, "rel") === "self");
  return [
    ...missing(channel, ["title", "link", "language", "itunes:explicit", "itunes:type", "podcast:guid"]),
    ...(findChild(channel, "description") ? [] : ["no description"]),
    ...(self.length === 1
      ? self.flatMap((link) => addressFaults(attribute(link, "href")))
      : ["not one self link"]),
    ...(UUID.test(childText(channel, "podcast:guid") ?? "") ? [] : ["podcast:guid is no UUID"]),
    ...commonFaults(channel),
  ];
}

function itemFaults(item: XmlElement): readonly string[] {
  const enclosures = listChildren(item, "enclosure");
  const date = childText(item, "pubDate");
  const duration = childText(item, "itunes:duration");
  const linked = [...listChildren(item, "podcast:transcript"), ...listChildren(item, "podcast:chapters")];
  return [
    ...missing(item, ["title", "guid", "link"]),
    ...(attribute(findChild(item, "guid"), "isPermaLink") === "false" ? [] : ["guid taken for a link"]),
    ...(date === null || isRfc822(date) ? [] : [`pubDate ${date}`]),
    ...(duration === null || /^[1-9]\d*$/.test(duration) ? [] : [`duration ${duration}`]),
    ...(enclosures.length > 1 ? ["several enclosures"] : []),
    ...enclosures.flatMap((element) => [
      ...addressFaults(attribute(element, "url")),
      ...(/^\d+$/.test(attribute(element, "length") ?? "") ? [] : ["enclosure without length"]),
    ]),
    ...linked.flatMap((element) => addressFaults(attribute(element, "url"))),
    ...[...enclosures, ...linked].filter((element) => !attribute(element, "type")).map(() => "no type"),
    ...listChildren(item, "podcast:soundbite").flatMap(soundbiteFaults),
    ...commonFaults(item),
  ];
}

/** Both are required, in seconds; what is worth hearing first is shorter than an episode. */
function soundbiteFaults(soundbite: XmlElement): readonly string[] {
  const [start, duration] = ["startTime", "duration"].map((name) => attribute(soundbite, name) ?? "");
  const seconds = /^\d+(?:\.\d+)?$/;
  return seconds.test(start ?? "") && seconds.test(duration ?? "") && Number(duration) > 0
    ? []
    : [`soundbite from ${start} for ${duration}`];
}

function commonFaults(element: XmlElement): readonly string[] {
  const explicit = childText(element, "itunes:explicit") ?? "";
  return [
    ...addressFaults(childText(element, "link")),
    ...listChildren(element, "itunes:image").flatMap((image) => addressFaults(attribute(image, "href"))),
    ...(["true", "false"].includes(explicit) ? [] : [`explicit ${explicit}`]),
  ];
}

function missing(element: XmlElement, names: readonly string[]): readonly string[] {
  return names.filter((name) => childText(element, name) === null).map((name) => `no ${name}`);
}

function addressFaults(address: string | null): readonly string[] {
  return /^https?:\/\/[^\s<>"]+$/.test(address ?? "") ? [] : [`address ${address}`];
}
