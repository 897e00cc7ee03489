import { element, xmlDocument } from "../markup/xml-writer.ts";
import { CARD_SIZE } from "../page/card-address.ts";
import { embedFrame } from "./frame.ts";

/** A player as oEmbed describes it. All addresses are whole. */
export interface OembedSubject {
  readonly title: string;
  readonly author: { readonly name: string; readonly url: string };
  readonly provider: { readonly name: string; readonly url: string };
  /** The player's own page. */
  readonly playerUrl: string;
  /** Pixels: what it needs. */
  readonly height: number;
  /** A picture of CARD_SIZE, or null. */
  readonly cardUrl: string | null;
}

/** The room that the asking page has for a player, in pixels (oEmbed 1.0, section 2.2: `maxwidth` and `maxheight`). */
export interface OembedLimits {
  /** Null where the page sets no limit. */
  readonly maxWidth: number | null;
  readonly maxHeight: number | null;
}

/** An answer of oEmbed 1.0 (https://oembed.com, section 2.3.4), in the order in which it is written. */
export type Oembed = Readonly<Record<string, string | number>>;

const USUAL_WIDTH = 640;
/** For how long others may keep the answer. Seconds: a day. */
const CACHE_AGE = 86_400;

export type OembedFormat = "json" | "xml";

/** Of the answers. */
export const OEMBED_TYPES = { json: "application/json", xml: "text/xml" } as const;

/** A maximum in pixels; what is no positive whole number sets none. */
export function parseLimit(text: string): number | null {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

export function oembedAnswer(subject: OembedSubject, { maxWidth, maxHeight }: OembedLimits): Oembed {
  const { title, author, provider, playerUrl, cardUrl } = subject;
  const width = Math.min(USUAL_WIDTH, maxWidth ?? USUAL_WIDTH);
  const height = Math.min(subject.height, maxHeight ?? subject.height);
  // A thumbnail must keep to the same maxima as the player; there is but this one.
  const cardFits =
    CARD_SIZE.width <= (maxWidth ?? CARD_SIZE.width) && CARD_SIZE.height <= (maxHeight ?? CARD_SIZE.height);
  return {
    type: "rich",
    version: "1.0",
    title,
    author_name: author.name,
    author_url: author.url,
    provider_name: provider.name,
    provider_url: provider.url,
    cache_age: CACHE_AGE,
    html: embedFrame({ src: playerUrl, title, width, height }).html,
    width,
    height,
    ...(cardUrl !== null && cardFits
      ? { thumbnail_url: cardUrl, thumbnail_width: CARD_SIZE.width, thumbnail_height: CARD_SIZE.height }
      : {}),
  };
}

export function oembedXml(answer: Oembed): string {
  const fields = Object.entries(answer).map(([name, value]) => element(name, {}, String(value)));
  return xmlDocument(element("oembed", {}, ...fields));
}

/** Where the answer for a page is, by the types of its `<link rel="alternate">`. */
export function oembedLinks(pageUrl: string, publicUrl: string): Readonly<Record<string, string>> {
  const address = (format: OembedFormat) =>
    `${publicUrl}/oembed?${new URLSearchParams({ url: pageUrl, format })}`;
  return { "application/json+oembed": address("json"), "text/xml+oembed": address("xml") };
}
