/** The apps in which a show can be followed, in the order in which they are offered. */
export const FOLLOW_APPS = ["apple", "spotify", "pocketCasts", "antennaPod", "overcast"] as const;
export type FollowApp = (typeof FOLLOW_APPS)[number];

export interface FollowLink {
  readonly app: FollowApp;
  readonly href: string;
}

/** What a publisher tells of a show. */
export interface ToldOfShow {
  readonly title: string;
  readonly link: string | null;
  /** Sanitised HTML. */
  readonly description: string;
}

const SPOTIFY = /https:\/\/open\.spotify\.com\/show\/[\da-z]{22}(?![\da-z])/gi;
const APPLE = /https:\/\/podcasts\.apple\.com\/(?:[a-z]{2}\/)?podcast\/(?:[\w%.-]+\/)?id\d+(?!\d)/gi;

/**
 * Links that open a show in apps. `feed` is its http(s) address. Directories are linked only where the publisher names the
 * show's address there. The other forms are those by which the apps take a feed: AntennaPod documents its own; Apple Podcasts
 * and Pocket Casts want the address without its scheme, and Overcast wants it whole, as a parameter.
 */
export function listFollowLinks(feed: string, told: ToldOfShow): readonly FollowLink[] {
  const bare = feed.replace(/^https?:\/\//i, "");
  const whole = encodeURIComponent(feed);
  const hrefs: Record<FollowApp, string | null> = {
    apple: onlyNamed(APPLE, told) ?? `podcast://${bare}`,
    spotify: onlyNamed(SPOTIFY, told),
    pocketCasts: `pktc://subscribe/${bare}`,
    antennaPod: `https://antennapod.org/deeplink/subscribe?url=${whole}&title=${encodeURIComponent(told.title)}`,
    overcast: `overcast://x-callback-url/add?url=${whole}`,
  };
  return FOLLOW_APPS.flatMap((app) => {
    const href = hrefs[app];
    return href === null ? [] : [{ app, href }];
  });
}

/** The address of this kind that is named; null for none, or for several, of which others may be those of other shows. */
function onlyNamed(kind: RegExp, { link, description }: ToldOfShow): string | null {
  const [linked] = link?.match(kind) ?? [];
  if (linked !== undefined) return linked;
  const named = new Set(description.match(kind) ?? []);
  return named.size === 1 ? ([...named][0] ?? null) : null;
}
