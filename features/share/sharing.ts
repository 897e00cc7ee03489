import type { Track } from "#core/episode/track.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { type Quote, quoteHref } from "#core/quote/quote.ts";
import type { Shared } from "#core/share/target.ts";
import { type Moment, momentHref } from "#core/time/moment.ts";
import { inLanguage } from "#core/transcript/write/source.ts";
import { tellShared } from "#features/ui/tell-count.ts";

/** What is shared: words, else a moment without words, else the episode. */
export interface Sharing {
  readonly track: Track;
  readonly quote: Quote | null;
  readonly moment: Moment | null;
}

/** What a way to share is handed. */
export interface WayToShare {
  readonly shared: Shared;
  /** Called when it was sent. */
  readonly onShare: () => void;
}

/** Where the episode is now, offered in place of what is shared else. */
export interface Offer {
  /** In whole seconds. */
  readonly now: number;
  /** Whether it is shared unless the listener says otherwise. */
  readonly taken: boolean;
}

/** What is shared at the time that is offered. */
export function sharingAt({ track }: Sharing, now: number): Sharing {
  return { track, quote: null, moment: { start: now, end: null } };
}

/** What is sent of it. For the browser: the link begins as the address of this page does. */
export function sharedOf(sharing: Sharing): Shared {
  const url = wholeUrl(hrefOf(sharing), window.location.origin);
  return { url, title: sharing.track.title, quote: sharing.quote };
}

/** Has it counted that this was shared, where it is a moment. */
export function countShared({ track, quote, moment }: Sharing): void {
  const shared = quote?.moment ?? moment;
  if (shared) tellShared(track.href, shared);
}

function hrefOf({ track, quote, moment }: Sharing): string {
  if (quote) return inLanguage(quoteHref(track.href, quote), track, quote.language);
  return moment ? momentHref(track.href, moment) : track.href;
}
