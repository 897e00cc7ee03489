/** What a parameter may say without being a secret, such as `?format=rss`. */
const HARMLESS = /^[a-z]{0,12}\d{0,4}$/i;
/** What looks drawn by lot: letters and digits mixed, of a length at which nobody guesses it. */
const DRAWN = /^(?=.*\d)(?=.*[a-z])[\w-]{16,}$/i;
/** Names that lead nowhere from elsewhere, and addresses in figures. */
const NOT_PUBLIC_HOST = /^(?:[^.]+|.*\.(?:local|localhost|internal|lan|home|test)|[\d.]+|\[.*\])$/i;

/** Where a show is kept from. */
export interface FeedSource {
  /** An http(s) address or a path. */
  readonly location: string;
  /** Whether it is given only to who signs in. */
  readonly signedIn: boolean;
}

/**
 * The address of a publisher's feed where everybody may be told it, else null. It is refused in doubt: a feed of one
 * subscriber has a login, or a part that was drawn by lot, and whoever knows the address hears in that person's name.
 */
export function publicFeed(source: FeedSource | null): string | null {
  if (source === null || source.signedIn || !/^https?:\/\//i.test(source.location)) return null;
  if (!URL.canParse(source.location)) return null;
  const url = new URL(source.location);
  const secret =
    `${url.username}${url.password}` !== "" ||
    [...url.searchParams.values()].some((value) => !HARMLESS.test(value)) ||
    [...url.hostname.split("."), ...url.pathname.split("/")].some((part) => looksDrawn(part));
  if (secret || NOT_PUBLIC_HOST.test(url.hostname)) return null;
  url.hash = "";
  return url.href;
}

/** Words with a year or a number beside them, as titles are, are no secret. */
function looksDrawn(part: string): boolean {
  const words = part.replace(/\.[a-z]{2,4}$/i, "");
  return DRAWN.test(words) && words.split(/[-_]/).some((word) => /\d[a-z]+\d|[a-z]+\d+[a-z]/i.test(word));
}
