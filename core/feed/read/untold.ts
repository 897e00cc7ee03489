import { NO_EPISODE_EXTRAS, NO_SHOW_EXTRAS } from "../../episode/extras.ts";
import { UNNUMBERED } from "../../episode/numbering.ts";
import { UNANNOUNCED } from "./announcement.ts";
import type { Feed } from "./feed.ts";
import type { FeedEpisode } from "./item.ts";

/** A show of which only a title is told. */
export const UNTOLD_SHOW: Omit<Feed, "title" | "episodes"> = {
  guid: null,
  description: null,
  language: null,
  author: null,
  link: null,
  imageUrl: null,
  explicit: null,
  type: null,
  categories: [],
  blocked: false,
  persons: [],
  extras: NO_SHOW_EXTRAS,
  complete: false,
  nextUrl: null,
  newFeedUrl: null,
  announcement: UNANNOUNCED,
};

/** An episode of which nothing is told but what tells it from others. */
export const UNTOLD_EPISODE: Omit<FeedEpisode, "guid"> = {
  title: null,
  summary: null,
  notes: null,
  notesBase: null,
  publishedAt: null,
  publishedDay: null,
  duration: null,
  ...UNNUMBERED,
  type: "full",
  explicit: null,
  blocked: false,
  imageUrl: null,
  link: null,
  enclosure: null,
  transcripts: [],
  chaptersUrl: null,
  chapters: [],
  persons: [],
  tags: [],
  soundbites: [],
  extras: NO_EPISODE_EXTRAS,
};
