import type { Quote } from "../quote/quote.ts";
import { fitText, type Limit, weighText } from "../text/fitted-text.ts";
import { plainLine } from "../text/plain-line.ts";
import { inMarks } from "../text/quotation-marks.ts";
import { quoteSource } from "./citation.ts";

/** Where a link can be sent at an address that is known; that of Mastodon depends on a person's server (`mastodonUrl`). */
export type ShareTarget =
  | "mail"
  | "telegram"
  | "whatsapp"
  | "x"
  | "facebook"
  | "vk"
  | "odnoklassniki"
  | "linkedin"
  | "reddit"
  | "bluesky";

/** What is sent. */
export interface Shared {
  /** Whole address; it is never cut. */
  readonly url: string;
  /** Of the episode. */
  readonly title: string;
  /** Null: the episode, or a moment of it, without words. */
  readonly quote: Pick<Quote, "text" | "speaker" | "language"> | null;
}

/** The documented share address of each target, with the text cut to what it takes. */
const URLS: Readonly<Record<ShareTarget, (shared: Shared) => string>> = {
  mail: mailUrl,
  telegram: (shared) => {
    const text = shareMessage(shared, [limit(4096 - shared.url.length - 1, utf16)]);
    return address("https://t.me/share/url", { url: shared.url, text });
  },
  whatsapp: (shared) => address("https://wa.me/", { text: `${shareMessage(shared)}\n${shared.url}` }),
  x: (shared) => {
    const text = shareMessage(shared, [limit(280 - SHORT_LINK - 1, xWeight)]);
    return address("https://twitter.com/intent/tweet", { text, url: shared.url });
  },
  facebook: ({ url }) => address("https://www.facebook.com/sharer/sharer.php", { u: url }),
  vk: (shared) => address("https://vk.com/share.php", { url: shared.url, title: headline(shared) }),
  odnoklassniki: (shared) =>
    address("https://connect.ok.ru/offer", { url: shared.url, title: headline(shared) }),
  linkedin: ({ url }) => address("https://www.linkedin.com/sharing/share-offsite/", { url }),
  reddit: (shared) => address("https://www.reddit.com/submit", { url: shared.url, title: headline(shared) }),
  bluesky: (shared) => {
    const text = shareMessage(shared, [limit(300 - weighText(shared.url, one) - 1, one)]);
    return address("https://bsky.app/intent/compose", { text: `${text}\n${shared.url}` });
  },
};

/** All targets, in the order in which they are offered. */
export const SHARE_TARGETS: readonly ShareTarget[] = [
  "mail",
  "telegram",
  "whatsapp",
  "x",
  "facebook",
  "vk",
  "odnoklassniki",
  "linkedin",
  "reddit",
  "bluesky",
];

/** The address that opens a target with everything filled in. Nothing is sent before the person does. */
export function shareUrl(target: ShareTarget, shared: Shared): string {
  return URLS[target](shared);
}

/** The share address of a Mastodon server, `mastodon.social` (see mastodon.ts). A post holds 500 characters. */
export function mastodonUrl(server: string, shared: Shared): string {
  const text = shareMessage(shared, [limit(500 - SHORT_LINK - 1, one)]);
  return address(`https://${server}/share`, { text: `${text}\n${shared.url}` });
}

/** X and Mastodon count every link as so many characters. */
const SHORT_LINK = 23;
/** Servers take request lines of 8 KiB; this leaves room for the link. Percent-encoded characters. */
const LONGEST_TEXT = 6000;
/** Windows hands no longer address to a mail program. */
const LONGEST_MAIL = 2000;
/** Of a title in a message: enough to know it by, and most of a short post is left to the words. */
const LONGEST_TITLE = 80;
/** What Reddit takes for a title, in code points. */
const LONGEST_HEADLINE = 300;

/** RFC 6068: a subject on one line, lines of the body that end in CRLF. */
function mailUrl(shared: Shared): string {
  const subject = shortTitle(shared.title);
  const link = `\r\n\r\n${shared.url}`;
  const fixed = address("mailto:", { subject, body: link }).length;
  const lines = shareMessage(shared, [limit(LONGEST_MAIL - fixed, mailWeight)]).replaceAll("\n", "\r\n");
  return address("mailto:", { subject, body: lines + link });
}

/** The words in quotation marks, and under them whose they are; the title alone where there are none. */
export function shareMessage({ title, quote }: Shared, limits: readonly Limit[] = []): string {
  const speaker = quote?.speaker ?? null;
  const source = quoteSource(speaker && shortTitle(speaker), shortTitle(title));
  if (quote === null) return source;
  const frame = (text: string) => `${inMarks(text, quote.language)}\n— ${source}`;
  const left = [...limits, limit(LONGEST_TEXT, encodedLength)].map(({ most, weigh }) =>
    limit(most - weighText(frame(""), weigh), weigh),
  );
  return frame(fitText(plainLine(quote.text), left));
}

/** The message on one line. */
function headline(shared: Shared): string {
  return shareMessage(shared, [limit(LONGEST_HEADLINE, codePoints)]).replaceAll("\n", " ");
}

function shortTitle(title: string): string {
  return fitText(plainLine(title), [limit(LONGEST_TITLE, one), limit(LONGEST_TITLE * 12, encodedLength)]);
}

function address(start: string, parameters: Readonly<Record<string, string>>): string {
  const written = Object.entries(parameters).map(([name, value]) => `${name}=${encode(value)}`);
  return `${start}?${written.join("&")}`;
}

/** Everything but letters and digits of ASCII, `-`, `.`, `_` and `~` (RFC 3986, section 2.3). */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function limit(most: number, weigh: Limit["weigh"]): Limit {
  return { most, weigh };
}

const one = () => 1;
const utf16 = (grapheme: string) => grapheme.length;
const codePoints = (grapheme: string) => [...grapheme].length;
const encodedLength = (grapheme: string) => encode(grapheme).length;
/** A new line of the body takes a carriage return with it. */
const mailWeight = (grapheme: string) => encodedLength(grapheme) + (grapheme === "\n" ? "%0D".length : 0);

/** X counts emoji, and scripts that need more than a letter a sound, as two (its text library, version 3). */
function xWeight(grapheme: string): number {
  const heavy = /[\u1100-\u1FFF\u200E\u200F\u2020-\u2031\u2038-\u{10FFFF}]/u;
  return [...grapheme].reduce((sum, character) => sum + (heavy.test(character) ? 2 : 1), 0);
}
