import { parseXml } from "../../markup/xml-document.ts";
import { attribute, type XmlElement } from "../../markup/xml-element.ts";
import { textField } from "../../text/text-field.ts";
import { feedAddresses } from "./feed-address.ts";
import { FEED_NAMESPACES } from "./namespace.ts";
import { outlineLink } from "./opml.ts";

/** A feed on the web that a list of subscriptions names. */
export interface NamedFeed {
  /** Whole, perhaps with a password in it. */
  readonly address: string;
  readonly title: string | null;
}

export interface Subscriptions {
  /** In the order of the list, each address once. */
  readonly feeds: readonly NamedFeed[];
  /** What it names that is no feed on the web: titles, or lines as they are written. Each once. */
  readonly others: readonly string[];
  /** How many feeds more it names, which were left out. */
  readonly left: number;
  /** It ends in the middle. */
  readonly cutOff: boolean;
}

/** Nobody hears as many; hosts can import another list after the first. */
const MOST_FEEDS = 1000;
const MOST_OTHERS = 100;
const LONGEST_ADDRESS = 2000;
const LONGEST_NAME = 200;

/** Reads a list of subscriptions of another app: OPML of any version, folders opened, or lines with an address each. */
export function parseSubscriptions(text: string): Subscriptions {
  const file = text.trimStart();
  if (!file.startsWith("<")) return collect(file.split(/\r\n|[\r\n]/).map(lineEntry), false);
  const { root, problems } = parseXml(file, FEED_NAMESPACES);
  const cutOff = problems.some(({ code }) => code === "file-cut-off");
  if (root?.name.toLowerCase() !== "opml") return collect([], cutOff);
  return collect(listEntries(root), cutOff);
}

interface Entry {
  /** As it is written; null where it names none. */
  readonly address: string | null;
  readonly title: string;
}

function lineEntry(line: string): Entry {
  return { address: line.trim() || null, title: "" };
}

/** The outlines that are no folders. */
function listEntries(opml: XmlElement): readonly Entry[] {
  const entries: Entry[] = [];
  const waiting = [opml];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    waiting.push(...element.children.toReversed());
    if (element.name.toLowerCase() !== "outline") continue;
    const link = outlineLink(element);
    if (link) entries.push({ address: link.url, title: link.title ?? "" });
    else if (element.children.length === 0) entries.push({ address: null, title: titleOf(element) });
  }
  return entries;
}

function titleOf(outline: XmlElement): string {
  return textField(attribute(outline, "title") ?? attribute(outline, "text") ?? "");
}

function collect(entries: readonly Entry[], cutOff: boolean): Subscriptions {
  const feeds = new Map<string, NamedFeed>();
  const others = new Set<string>();
  for (const { address, title } of entries) {
    const whole = address === null ? null : webAddress(address);
    if (whole !== null && !feeds.has(whole))
      feeds.set(whole, { address: whole, title: title.slice(0, LONGEST_NAME) || null });
    const other = whole === null ? (title || (address ?? "")).slice(0, LONGEST_NAME) : "";
    if (other !== "" && others.size < MOST_OTHERS) others.add(other);
  }
  const all = [...feeds.values()];
  return {
    feeds: all.slice(0, MOST_FEEDS),
    others: [...others],
    left: Math.max(0, all.length - MOST_FEEDS),
    cutOff,
  };
}

function webAddress(written: string): string | null {
  const [address = ""] = feedAddresses(written);
  if (address.length > LONGEST_ADDRESS || !URL.canParse(address)) return null;
  return new URL(address).href;
}
