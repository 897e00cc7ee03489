import type {
  EpisodeExtras,
  Extras,
  LiveEvent,
  Place,
  Recommendation,
  ShowExtras,
} from "#core/episode/extras.ts";
import { parseLocation } from "../../fetch/location.ts";
import { webUrl } from "../../fetch/web-url.ts";
import { podcastGuid } from "../../shows/podcast-guid.ts";
import type { ImportContext } from "./context.ts";
import { atMost, type NamedFile, type Notice, noticeOf } from "./notice.ts";
import { cutText } from "./trim.ts";

/** Characters of a text; the specification asks for 128 at most. */
const LONGEST_TEXT = 300;

export interface DraftedExtras<Kind> {
  readonly extras: Kind;
  readonly notices: readonly Notice[];
}

/** What a feed tells of a show beside the essentials, with whole addresses on the web and short texts only. */
export function draftShowExtras(
  extras: ShowExtras,
  named: NamedFile,
  context: ImportContext,
): DraftedExtras<ShowExtras> {
  const sieve = new Sieve(named, context);
  const { trailers, recommended, live, frequency, medium } = extras;
  const kept = {
    ...sieve.common(extras),
    trailers: sieve.linked(sieve.most(trailers)).map((one) => ({ ...one, title: sieve.text(one.title) })),
    recommended: sieve.most(recommended).flatMap((one) => draftRecommendation(one, sieve)),
    live: sieve.most(live).map((event) => draftEvent(event, sieve)),
    frequency: frequency && { ...frequency, text: sieve.text(frequency.text) },
    medium,
  };
  return { extras: kept, notices: sieve.notices };
}

/** One whose feed says only where it is has the guid that follows from that. */
function draftRecommendation({ guid, url, title }: Recommendation, sieve: Sieve): readonly Recommendation[] {
  const address = url && sieve.address(url);
  const known = guid ?? (address && podcastGuid(address));
  return known === null ? [] : [{ guid: sieve.text(known), url: address, title: sieve.text(title) }];
}

function draftEvent(event: LiveEvent, sieve: Sieve): LiveEvent {
  const { guid, title, links, audio } = event;
  const address = audio && sieve.address(audio.url);
  return {
    ...event,
    guid: sieve.text(guid),
    title: sieve.text(title),
    links: sieve.linked(sieve.most(links)).map((link) => ({ ...link, text: sieve.text(link.text) })),
    audio: audio && address ? { ...audio, url: address } : null,
  };
}

/** The same of an episode. */
export function draftEpisodeExtras(
  extras: EpisodeExtras,
  named: NamedFile,
  context: ImportContext,
): DraftedExtras<EpisodeExtras> {
  const sieve = new Sieve(named, context);
  const alternates = sieve.linked(sieve.most(extras.alternates)).map((one) => ({
    ...one,
    title: sieve.text(one.title),
    rel: sieve.text(one.rel),
    codecs: sieve.text(one.codecs),
  }));
  return { extras: { ...sieve.common(extras), alternates }, notices: sieve.notices };
}

function uniquePlaces(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [`${place.rel} ${place.name}`, place])).values()];
}

/** Lets through what may be kept, and notes what may not. */
class Sieve {
  readonly notices: Notice[] = [];
  readonly #named: NamedFile;
  readonly #context: ImportContext;

  constructor(named: NamedFile, context: ImportContext) {
    this.#named = named;
    this.#context = context;
  }

  common({ funding, discussions, places, license }: Extras): Extras {
    return {
      funding: this.linked(this.most(funding)).map((one) => ({ ...one, text: this.text(one.text) })),
      discussions:
        discussions &&
        this.linked(this.most(discussions)).map(({ url, protocol, account, accountUrl }) => ({
          url,
          protocol: this.text(protocol),
          account: this.text(account),
          accountUrl: webUrl(accountUrl),
        })),
      places: this.most(uniquePlaces(places)).map((place) => ({ ...place, name: this.text(place.name) })),
      license: license && { name: this.text(license.name), url: license.url && this.address(license.url) },
    };
  }

  most<Item>(items: readonly Item[]): readonly Item[] {
    const { kept, notices } = atMost(items, this.#context.limits.extras, this.#named, "extras-left-out");
    this.notices.push(...notices);
    return kept;
  }

  text<Text extends string | null>(text: Text): Text | string {
    return text && cutText(text, LONGEST_TEXT, this.#named, this.notices);
  }

  /** Those whose address may be kept, each address once. */
  linked<Item extends { readonly url: string }>(items: readonly Item[]): readonly Item[] {
    const kept = new Map<string, Item>();
    for (const item of items) {
      const url = this.address(item.url);
      if (url !== null && !kept.has(url)) kept.set(url, { ...item, url });
    }
    return [...kept.values()];
  }

  address(written: string): string | null {
    const location = parseLocation(written, this.#context.base);
    const url = location.kind === "remote" ? webUrl(location.url) : null;
    if (url === null) this.notices.push(noticeOf(this.#named, "extra-refused", written));
    return url;
  }
}
