import { describe, expect, test } from "vitest";
import { episodeMetadata } from "#app/shows/[show]/[episode]/metadata.ts";
import type { EpisodePage } from "#core/episode/episode.ts";
import { NO_EPISODE_EXTRAS } from "#core/episode/extras.ts";
import { UNNUMBERED } from "#core/episode/numbering.ts";
import { type DescribedEpisode, episodeJsonLd, serializeJsonLd } from "#core/page/json-ld.ts";
import { encodeWordTimes } from "#core/transcript/word-times.ts";
import { trackOf } from "../../track.ts";
import { jsonLdFaults } from "./json-ld-faults.ts";

const HOSTILE = `</script><script>alert("1")</script><!-- "><img onerror> & \u2028\u2029\u202e`;

const passage = (speaker: string | null, start: number, text: string) => {
  const wordTimes = encodeWordTimes(text.split(" ").map((_, index) => start + index));
  return { speaker, start, end: start + text.split(" ").length, text, wordTimes };
};

const TRANSCRIPT = {
  language: "en",
  timing: "word" as const,
  passages: [
    passage("Vera", 10, "The lamp went out. Nobody saw it, not even Paul."),
    passage("Paul", 20, "I was asleep."),
  ],
};

const chapter = (start: number, end: number | null, title: string, listed = true) => {
  return { start, end, title, url: null, imageUrl: null, listed };
};

const EPISODE: EpisodePage = {
  brief: {
    track: trackOf("sea", "lamps", {
      title: "Lamps",
      showTitle: "Sea",
      imageUrl: "/media/a.png",
      audio: { url: "/media/a.mp3", type: "audio/mpeg" },
      duration: 3723,
    }),
    summary: "About lamps.",
    publishedAt: Date.UTC(2026, 0, 2),
    publishedDay: "2026-01-02",
    transcribed: true,
    numbering: UNNUMBERED,
  },
  notes: "",
  tags: [{ slug: "light", name: "Light" }],
  measured: true,
  extras: NO_EPISODE_EXTRAS,
  exactSeek: true,
  withdrawn: false,
  blocked: false,
  languages: ["en"],
  chapters: [chapter(0, null, "Start"), chapter(60, 50, "Hidden", false), chapter(90, 100, "End")],
  soundbites: [{ start: 60, end: 75.5, title: "Best of it" }],
  persons: [{ key: "vera", name: "Vera", role: "host", href: "https://vera.example", imageUrl: null }],
  transcript: TRANSCRIPT,
};

const DESCRIBED: DescribedEpisode = {
  episode: EPISODE,
  moment: null,
  quote: null,
  publicUrl: "https://pod.example",
};

describe("the JSON-LD of an episode", () => {
  test("has what schema.org and Google ask of it", () => {
    expect(episodeJsonLd(DESCRIBED)).toEqual({
      "@context": "https://schema.org",
      "@type": "PodcastEpisode",
      "@id": "https://pod.example/shows/sea/lamps",
      url: "https://pod.example/shows/sea/lamps",
      name: "Lamps",
      description: "About lamps.",
      image: "https://pod.example/media/a.png",
      inLanguage: "en",
      datePublished: "2026-01-02T00:00:00.000Z",
      timeRequired: "PT1H2M3S",
      keywords: "Light",
      isAccessibleForFree: true,
      partOfSeries: {
        "@type": "PodcastSeries",
        name: "Sea",
        url: "https://pod.example/shows/sea",
        webFeed: "https://pod.example/shows/sea/feed.xml",
      },
      contributor: [
        {
          "@type": "Role",
          roleName: "host",
          contributor: { "@type": "Person", name: "Vera", url: "https://vera.example" },
        },
      ],
      associatedMedia: {
        "@type": "AudioObject",
        name: "Lamps",
        contentUrl: "https://pod.example/media/a.mp3",
        encodingFormat: "audio/mpeg",
        duration: "PT1H2M3S",
        inLanguage: "en",
        transcript: "The lamp went out. Nobody saw it, not even Paul.\nI was asleep.",
      },
      hasPart: [
        {
          "@type": "Clip",
          name: "Start",
          startOffset: 0,
          endOffset: 90,
          url: "https://pod.example/shows/sea/lamps?t=0",
        },
        {
          "@type": "Clip",
          name: "End",
          startOffset: 90,
          endOffset: 100,
          url: "https://pod.example/shows/sea/lamps?t=90",
        },
        {
          "@type": "Clip",
          name: "Best of it",
          startOffset: 60,
          endOffset: 75.5,
          url: "https://pod.example/shows/sea/lamps?t=60,75.5",
        },
      ],
      potentialAction: {
        "@type": "SeekToAction",
        target: "https://pod.example/shows/sea/lamps?t={seek_to_second_number}",
        "startOffset-input": "required name=seek_to_second_number",
      },
    });
  });

  test("says nothing of what is not known", () => {
    const track = { ...EPISODE.brief.track, imageUrl: null, audio: null, duration: null };
    const brief = { ...EPISODE.brief, track, summary: "", publishedAt: null };
    const bare = { ...EPISODE, brief, chapters: [], soundbites: [], persons: [], tags: [], transcript: null };
    expect(Object.keys(episodeJsonLd({ ...DESCRIBED, episode: bare }))).toEqual([
      "@context",
      "@type",
      "@id",
      "url",
      "name",
      "inLanguage",
      "isAccessibleForFree",
      "partOfSeries",
    ]);
  });

  test("a shared moment is a clip by its words", () => {
    const moment = { start: 10.5, end: 14 };
    const { hasPart } = episodeJsonLd({
      ...DESCRIBED,
      moment,
      quote: { text: "The lamp went out.", speaker: "Vera" },
    });
    expect(hasPart).toContainEqual({
      "@type": "Clip",
      name: "The lamp went out.",
      startOffset: 10.5,
      endOffset: 14,
      url: "https://pod.example/shows/sea/lamps?t=10.5,14",
    });
  });

  test("a transcript of any length is cut", () => {
    const long = { ...TRANSCRIPT, passages: [passage(null, 0, "word ".repeat(20_000).trim())] };
    const written = serializeJsonLd(
      episodeJsonLd({ ...DESCRIBED, episode: { ...EPISODE, transcript: long } }),
    );
    expect(written.length).toBeLessThan(8000);
  });

  test("a hostile title is the same text when it is read, and no markup when it is written", () => {
    const brief = { ...EPISODE.brief, track: { ...EPISODE.brief.track, title: HOSTILE } };
    const thing = episodeJsonLd({ ...DESCRIBED, episode: { ...EPISODE, brief } });
    const written = serializeJsonLd(thing);
    expect(written).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(written)).toEqual(thing);
    expect(thing.name).toBe(HOSTILE);
  });
});

describe("by the shapes of schema.org", () => {
  const whole = episodeJsonLd({
    ...DESCRIBED,
    moment: { start: 10.5, end: 14 },
    quote: { text: HOSTILE, speaker: "Vera" },
  });

  test("an episode is valid, however much is known of it", () => {
    expect(jsonLdFaults(whole)).toEqual([]);
    const track = { ...EPISODE.brief.track, imageUrl: null, audio: null, duration: null };
    const bare: EpisodePage = {
      brief: {
        track,
        summary: "",
        publishedAt: null,
        publishedDay: null,
        transcribed: false,
        numbering: UNNUMBERED,
      },
      notes: "",
      tags: [],
      measured: true,
      extras: NO_EPISODE_EXTRAS,
      exactSeek: true,
      withdrawn: false,
      blocked: false,
      languages: [],
      chapters: [],
      soundbites: [],
      persons: [],
      transcript: null,
    };
    expect(jsonLdFaults(episodeJsonLd({ ...DESCRIBED, episode: bare }))).toEqual([]);
    const hostile = { ...EPISODE, chapters: [chapter(0, null, HOSTILE), chapter(9, 9, HOSTILE)] };
    expect(jsonLdFaults(episodeJsonLd({ ...DESCRIBED, episode: hostile }))).toEqual([]);
  });

  test.each([
    ["a relative address", { ...whole, url: "/shows/sea/lamps" }],
    ["a duration in seconds", { ...whole, timeRequired: "3723" }],
    ["a day that is none", { ...whole, datePublished: "2026-13-02T00:00:00.000Z" }],
    ["a property that is not there", { ...whole, lenght: 3 }],
    ["a missing name", Object.fromEntries(Object.entries(whole).filter(([name]) => name !== "name"))],
    ["a clip that ends before it begins", { ...whole, hasPart: { ...clipOf(9), endOffset: 3 } }],
    ["a clip in place of a person", { ...whole, contributor: clipOf(9) }],
    ["an empty list", { ...whole, hasPart: [] }],
    ["another type", { ...whole, "@type": "Episode" }],
  ])("the validator of these tests sees %s", (_, broken) => {
    expect(jsonLdFaults(broken)).not.toEqual([]);
  });
});

function clipOf(startOffset: number) {
  return { "@type": "Clip", name: "Part", startOffset, url: "https://pod.example/shows/sea/lamps?t=9" };
}

describe("the head of an episode's page", () => {
  const quote = { text: `The lamp ${HOSTILE}`, speaker: "Vera" };
  const shared = { ...DESCRIBED, moment: { start: 10.5, end: 14 }, quote };

  test("is canonical without the moment, and shared with it", () => {
    const { title, alternates, openGraph } = episodeMetadata(shared);
    expect(title).toBe("Lamps · 0:10–0:14 · Sea");
    expect(alternates?.canonical).toBe("https://pod.example/shows/sea/lamps");
    expect(openGraph?.url).toMatch(/^https:\/\/pod\.example\/shows\/sea\/lamps\?t=10\.5,14&quote=[\w.~-]+$/);
    expect(openGraph).toMatchObject({
      type: "music.song",
      duration: 3723,
      audio: [{ url: "https://pod.example/media/a.mp3", type: "audio/mpeg" }],
    });
  });

  test("unfolds into the card, whose words it tells", () => {
    const { openGraph, twitter, description } = episodeMetadata(shared);
    expect(description).toMatch(/^Vera: The lamp <\/script>/);
    expect(description).not.toMatch(/[\u2028-\u202e]/);
    const image = {
      width: 1200,
      height: 630,
      type: "image/png",
      alt: expect.stringMatching(/^Vera: The lamp/),
    };
    const url = expect.stringMatching(/^https:\/\/pod\.example\/card\/sea\/lamps\?t=10\.5,14&quote=/);
    expect(openGraph?.images).toEqual([{ ...image, url }]);
    expect(twitter).toMatchObject({ card: "summary_large_image", images: [{ ...image, url }] });
  });

  test("stays short, however long the title", () => {
    const track = { ...EPISODE.brief.track, title: HOSTILE.repeat(2000) };
    const brief = { ...EPISODE.brief, track, summary: HOSTILE.repeat(2000) };
    const head = episodeMetadata({ ...DESCRIBED, episode: { ...EPISODE, brief } });
    expect(JSON.stringify(head).length).toBeLessThan(5000);
  });
});
