import { showFeedHref } from "../episode/address.ts";
import type { Credit, EpisodePage } from "../episode/episode.ts";
import { wholeUrl } from "../episode/whole-url.ts";
import { excerpt } from "../text/prose.ts";
import { formatMomentClock, type Moment, momentHref } from "../time/moment.ts";
import { formatIsoDuration } from "../time/time.ts";

type Json = string | number | boolean | readonly Json[] | JsonLd;

/** A thing of schema.org, as JSON-LD 1.1 writes it. */
export interface JsonLd {
  readonly [property: string]: Json;
}

export interface DescribedEpisode {
  readonly episode: EpisodePage;
  /** What the address of the page names; null: the episode as a whole. */
  readonly moment: Moment | null;
  readonly quote: { readonly text: string; readonly speaker: string | null } | null;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}

const LONGEST_TRANSCRIPT = 5000;
const LONGEST_NAME = 110;

/** The episode as search engines read it: a PodcastEpisode with its sound, its parts and the way to seek in it. */
export function episodeJsonLd({ episode, moment, quote, publicUrl }: DescribedEpisode): JsonLd {
  const { brief, persons, tags } = episode;
  const { track, summary, publishedAt } = brief;
  const url = wholeUrl(track.href, publicUrl);
  const clips = [
    ...chapterClips(episode, url),
    ...episode.soundbites.map((bite) => clip(bite.title ?? track.title, bite, momentHref(url, bite))),
    ...(moment ? [momentClip(moment, quote?.text ?? "", url)] : []),
  ];
  return present({
    "@context": "https://schema.org",
    "@type": "PodcastEpisode",
    "@id": url,
    url,
    name: track.title,
    description: summary || null,
    image: track.imageUrl && wholeUrl(track.imageUrl, publicUrl),
    inLanguage: track.language,
    datePublished: publishedAt === null ? null : new Date(publishedAt).toISOString(),
    timeRequired: track.duration && formatIsoDuration(track.duration),
    keywords: tags.length === 0 ? null : tags.map(({ name }) => name).join(", "),
    isAccessibleForFree: true,
    partOfSeries: {
      "@type": "PodcastSeries",
      name: track.showTitle,
      url: wholeUrl(track.showHref, publicUrl),
      webFeed: wholeUrl(showFeedHref(track.showHref), publicUrl),
    },
    contributor: persons.length === 0 ? null : persons.map(contributor),
    associatedMedia: audioObject(episode, publicUrl),
    hasPart: clips.length === 0 ? null : clips,
    potentialAction: track.audio && seekToAction(url),
  });
}

/** JSON that may stand in a script element: whatever it says, it neither closes it nor opens another. */
export function serializeJsonLd(thing: JsonLd): string {
  return JSON.stringify(thing).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function audioObject({ brief, transcript }: EpisodePage, publicUrl: string): JsonLd | null {
  const { audio, duration, title } = brief.track;
  if (audio === null) return null;
  const text = transcript?.passages.map((passage) => passage.text).join("\n") ?? "";
  return present({
    "@type": "AudioObject",
    name: title,
    contentUrl: wholeUrl(audio.url, publicUrl),
    encodingFormat: audio.type,
    duration: duration && formatIsoDuration(duration),
    inLanguage: transcript?.language ?? null,
    transcript: excerpt(text, LONGEST_TRANSCRIPT) || null,
  });
}

/** A chapter ends where it says, else where the next begins, and the last with the episode. */
function chapterClips({ brief, chapters }: EpisodePage, url: string): readonly JsonLd[] {
  const listed = chapters.filter((chapter) => chapter.listed);
  return listed.map(({ start, end, title }, index) => {
    const ends = end ?? listed[index + 1]?.start ?? brief.track.duration;
    return clip(
      title,
      { start, end: ends !== null && ends > start ? ends : null },
      momentHref(url, { start, end: null }),
    );
  });
}

function momentClip(moment: Moment, words: string, url: string): JsonLd {
  return clip(excerpt(words, LONGEST_NAME) || formatMomentClock(moment), moment, momentHref(url, moment));
}

function clip(name: string, { start, end }: Moment, url: string): JsonLd {
  return present({ "@type": "Clip", name, startOffset: start, endOffset: end, url });
}

function seekToAction(url: string): JsonLd {
  return {
    "@type": "SeekToAction",
    target: `${url}?t={seek_to_second_number}`,
    "startOffset-input": "required name=seek_to_second_number",
  };
}

/** A role repeats the property that it stands in (schema.org, Role). */
function contributor({ name, role, href, imageUrl }: Credit): JsonLd {
  const person = present({ "@type": "Person", name, url: href, image: imageUrl });
  return role === "" ? person : { "@type": "Role", roleName: role, contributor: person };
}

/** Without what is not known. */
function present(properties: Readonly<Record<string, Json | null>>): JsonLd {
  const known = Object.entries(properties).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  return Object.fromEntries(known);
}
