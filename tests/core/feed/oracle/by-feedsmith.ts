import { parseRssFeed } from "feedsmith";
import { readFeedDate } from "#core/feed/read/date.ts";
import { foldSpaces } from "#core/text/white-space.ts";
import { roundToMillisecond } from "#core/time/time.ts";

/*
 * What feedsmith reads of a feed, in our words. It gives values as they are written, so that these are done here: dates are
 * parsed, a soundbite has an end in place of a length, rates are whole, and of the sources of another version of the sound
 * the first on the web is taken. Of live items it does not tell titles, links and guids, of items no funding, and of channels no discussions: those are left out on both
 * sides. White space in titles it keeps as it is.
 */

interface Told {
  readonly title?: string;
  readonly link?: string;
  readonly language?: string;
  readonly itunes?: {
    readonly author?: string;
    readonly explicit?: boolean;
    readonly type?: string;
    readonly categories?: readonly (Named & { readonly categories?: readonly Named[] })[];
  };
  readonly podcast?: Shared & {
    readonly guid?: string;
    readonly fundings?: readonly { readonly url?: string; readonly display?: string }[];
    readonly trailers?: readonly Trailer[];
    readonly podroll?: { readonly remoteItems?: readonly Record<"feedGuid" | "feedUrl" | "title", string>[] };
    readonly liveItems?: readonly Record<"status" | "start" | "end", string>[];
    readonly updateFrequency?: Texts<"display" | "rrule" | "dtstart"> & { readonly complete?: boolean };
    readonly medium?: string;
  };
  readonly items?: readonly Item[];
}

type Texts<Name extends string> = { readonly [Key in Name]?: string };
type Named = Texts<"text">;
type Trailer = Texts<"url" | "display" | "type" | "pubDate"> & {
  readonly length?: number;
  readonly season?: number;
};

interface Shared {
  readonly persons?: readonly Texts<"display" | "role" | "group" | "img" | "href">[];
  readonly socialInteracts?: readonly (Texts<"uri" | "protocol" | "accountId" | "accountUrl"> & {
    readonly priority?: number;
  })[];
  readonly locations?: readonly Texts<"display" | "rel" | "geo" | "osm" | "country">[];
  readonly license?: Texts<"display" | "url">;
}

interface Item {
  readonly title?: string;
  readonly pubDate?: string;
  readonly guid?: { readonly value?: string };
  readonly enclosures?: readonly (Texts<"url" | "type"> & { readonly length?: number })[];
  readonly itunes?: { readonly season?: number; readonly episode?: number };
  readonly podcast?: Shared & {
    readonly season?: { readonly number?: number; readonly name?: string };
    readonly episode?: { readonly number?: number; readonly display?: string };
    readonly transcripts?: readonly Texts<"url" | "type" | "language" | "rel">[];
    readonly chapters?: { readonly url?: string };
    readonly soundbites?: readonly {
      readonly startTime?: number;
      readonly duration?: number;
      readonly display?: string;
    }[];
    readonly alternateEnclosures?: readonly Alternate[];
  };
}

type Alternate = Texts<"type" | "lang" | "title" | "rel" | "codecs"> & {
  readonly length?: number;
  readonly bitrate?: number;
  readonly height?: number;
  readonly default?: boolean;
  readonly sources?: readonly Texts<"uri">[];
  readonly integrity?: Texts<"type" | "value">;
};

export function readByFeedsmith(xml: string) {
  // Without what is undefined in it.
  const feed: Told = JSON.parse(JSON.stringify(parseRssFeed(xml)));
  const { itunes, podcast } = feed;
  return {
    title: feed.title ?? null,
    link: feed.link ?? null,
    language: feed.language?.toLowerCase() ?? null,
    author: itunes?.author ?? null,
    explicit: itunes?.explicit ?? null,
    type: itunes?.type ?? null,
    guid: podcast?.guid ?? null,
    categories: (itunes?.categories ?? []).map(({ text, categories }) => ({
      name: text,
      parts: (categories ?? []).map((part) => part.text),
    })),
    persons: personsOf(podcast?.persons),
    ...sharedOf(podcast),
    funding: (podcast?.fundings ?? []).map(({ url, display }) => ({ url, text: display ?? null })),
    trailers: (podcast?.trailers ?? [])
      .map(({ url, display, type, length, pubDate, season }) => ({
        url,
        title: display,
        type: type ?? null,
        bytes: length ?? null,
        publishedAt: timeOf(pubDate),
        season: season ?? null,
      }))
      .toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0)),
    recommended: (podcast?.podroll?.remoteItems ?? []).map(({ feedGuid, feedUrl, title }) => ({
      guid: feedGuid ?? null,
      url: feedUrl ?? null,
      title: title ?? null,
    })),
    live: (podcast?.liveItems ?? []).map(({ status, start, end }) => ({
      status,
      start: timeOf(start),
      end: timeOf(end),
    })),
    frequency: podcast?.updateFrequency
      ? {
          text: podcast.updateFrequency.display ?? null,
          rule: podcast.updateFrequency.rrule ?? null,
          start: timeOf(podcast.updateFrequency.dtstart),
          complete: podcast.updateFrequency.complete ?? false,
        }
      : null,
    medium: podcast?.medium ?? null,
    episodes: (feed.items ?? []).map(toEpisode),
  };
}

function toEpisode({ guid, title, pubDate, enclosures, itunes, podcast }: Item) {
  const enclosure = enclosures?.[0];
  return {
    guid: guid?.value ?? null,
    title: title === undefined ? null : foldSpaces(title),
    publishedAt: timeOf(pubDate),
    enclosure: enclosure
      ? { url: enclosure.url, type: enclosure.type ?? null, bytes: enclosure.length || null }
      : null,
    season: itunes?.season ?? podcast?.season?.number ?? null,
    seasonName: podcast?.season?.name ?? null,
    number: itunes?.episode ?? wholeOf(podcast?.episode?.number),
    numberLabel: podcast?.episode?.display ?? decimalOf(podcast?.episode?.number),
    persons: personsOf(podcast?.persons),
    transcripts: (podcast?.transcripts ?? []).map(({ url, type, language, rel }) => ({
      url,
      type,
      language: language ?? null,
      rel: rel ?? null,
    })),
    chaptersUrl: podcast?.chapters?.url ?? null,
    soundbites: (podcast?.soundbites ?? []).map(({ startTime = 0, duration = 0, display }) => ({
      start: roundToMillisecond(startTime),
      end: roundToMillisecond(startTime + duration),
      title: display ?? null,
    })),
    ...sharedOf(podcast),
    discussions: discussionsOf(podcast?.socialInteracts),
    alternates: (podcast?.alternateEnclosures ?? []).map((alternate) => ({
      url: alternate.sources?.find(({ uri }) => uri?.startsWith("http"))?.uri,
      type: alternate.type ?? null,
      bytes: alternate.length ?? null,
      bitrate: alternate.bitrate === undefined ? null : Math.round(alternate.bitrate),
      height: alternate.height ?? null,
      language: alternate.lang ?? null,
      title: alternate.title ?? null,
      rel: alternate.rel ?? null,
      codecs: alternate.codecs ?? null,
      isDefault: alternate.default ?? false,
      integrity: alternate.integrity
        ? { type: alternate.integrity.type, value: alternate.integrity.value }
        : null,
    })),
  };
}

function sharedOf(podcast: Shared | undefined) {
  return {
    places: (podcast?.locations ?? []).map(({ display, rel, geo, osm, country }) => ({
      name: display,
      rel: rel ?? "subject",
      geo: geo ?? null,
      osm: osm ?? null,
      country: country ?? null,
    })),
    license: podcast?.license ? { name: podcast.license.display, url: podcast.license.url ?? null } : null,
  };
}

function discussionsOf(discussions: Shared["socialInteracts"] = []) {
  if (discussions.some(({ protocol }) => protocol === "disabled")) return null;
  return discussions
    .toSorted((a, b) => (a.priority ?? Number.MAX_VALUE) - (b.priority ?? Number.MAX_VALUE))
    .map(({ uri, protocol, accountId, accountUrl }) => ({
      url: uri,
      protocol,
      account: accountId ?? null,
      accountUrl: accountUrl ?? null,
    }));
}

function personsOf(persons: Shared["persons"] = []) {
  return persons.map(({ display, role, group, img, href }) => ({
    name: display,
    role: role ?? null,
    group: group ?? null,
    imageUrl: img ?? null,
    href: href ?? null,
  }));
}

function timeOf(date: string | undefined): number | null {
  return date === undefined ? null : (readFeedDate(date)?.at ?? null);
}

function wholeOf(number: number | undefined): number | null {
  return number !== undefined && Number.isInteger(number) ? number : null;
}

function decimalOf(number: number | undefined): string | null {
  return number === undefined || Number.isInteger(number) ? null : String(number);
}
