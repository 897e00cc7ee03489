import type { EpisodeExtras, ShowExtras } from "#core/episode/extras.ts";
import { UNNUMBERED } from "#core/episode/numbering.ts";
import type { ShowFeed } from "#core/feed/write/show-feed.ts";

/** A show with an episode that have these extras, and nothing else that is not needed. */
export function bareShow(show: ShowExtras, episode: EpisodeExtras): ShowFeed {
  const entry = { title: "Sea", link: null, imageUrl: null, explicit: false, blocked: false, persons: [] };
  const item = {
    ...entry,
    ...UNNUMBERED,
    href: "/shows/sea/lamps",
    guid: "lamps-1",
    summary: "",
    notes: "",
    publishedAt: null,
    duration: null,
    type: "full",
    audio: { url: "/media/lamps.mp3", type: "audio/mpeg", bytes: 9 },
    tags: [],
    transcripts: [],
    chaptered: false,
    soundbites: [],
    extras: episode,
  };
  return {
    ...entry,
    href: "/shows/sea",
    guid: "917393e3-1b1e-5cef-ace4-edaa54e1f810",
    description: "",
    author: null,
    language: "en",
    type: "episodic",
    categories: [],
    extras: show,
    items: [item],
  };
}
