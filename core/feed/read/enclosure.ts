import { type Problem, problemAt } from "../../file/problem.ts";
import { attribute, childText, findChild, listChildren, type XmlElement } from "../../markup/xml-element.ts";
import { type AudioOffer, listEnclosures, listMedia } from "./audio-offer.ts";

/** The audio file of an episode. */
export interface Enclosure {
  /** As written. */
  readonly url: string;
  /** MIME type, as written. */
  readonly type: string | null;
  /** Greater than 0; null where the feed does not know. */
  readonly bytes: number | null;
}

/** An enclosure with what is told of it. */
export interface FoundEnclosure {
  readonly enclosure: Enclosure;
  /** Seconds, as written. */
  readonly duration: string | null;
}

/**
 * The audio of an item. RSS allows one enclosure; of several, the first that is audio, else the first that may be. Where
 * there is none, the first http(s) source of the default `podcast:alternateEnclosure`, else of any; else that of Media RSS.
 */
export function readEnclosure(item: XmlElement, problems: Problem[]): FoundEnclosure | null {
  const all = listEnclosures(item).filter(({ sound }) => sound !== "no");
  const chosen = all.find(({ sound }) => sound === "yes") ?? all[0];
  for (const other of all) {
    if (other !== chosen && other.url !== chosen?.url)
      problems.push(problemAt({ line: other.line }, "enclosure-extra", other.url));
  }
  const offer = chosen ?? findAlternative(item) ?? listMedia(item)[0];
  if (offer) return toEnclosure(offer, problems);
  const line = findChild(item, "enclosure")?.line ?? item.line;
  const title = childText(item, "title", "atom:title") ?? "";
  problems.push(problemAt({ line }, "item-without-enclosure", title));
  return null;
}

function findAlternative(item: XmlElement): AudioOffer | null {
  const all = listChildren(item, "podcast:alternateEnclosure").toSorted(
    (a, b) => Number(isDefault(b)) - Number(isDefault(a)),
  );
  for (const element of all) {
    const urls = listChildren(element, "podcast:source").map((source) => attribute(source, "uri"));
    const url = urls.find((uri) => /^https?:/i.test(uri ?? ""));
    const [type, length] = [attribute(element, "type"), attribute(element, "length")];
    if (url) return { line: element.line, url, type, length, duration: null, sound: "perhaps" };
  }
  return null;
}

function isDefault(element: XmlElement): boolean {
  return attribute(element, "default") === "true";
}

function toEnclosure({ line, url, type, length, duration }: AudioOffer, problems: Problem[]): FoundEnclosure {
  const bytes = parseBytes(length ?? "0");
  if (bytes === null) problems.push(problemAt({ line }, "value-unreadable", `length: ${length}`));
  // Feeds write 0 where they do not know.
  return { enclosure: { url, type, bytes: bytes || null }, duration };
}

/** Whole and not negative, perhaps in groups of three digits. */
export function parseBytes(text: string): number | null {
  const digits = /^\d{1,3}(?:[,. ]\d{3}){1,4}$/.test(text) ? text.replace(/\D/g, "") : text;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}
