import type { EpisodeKey } from "../episode/address.ts";
import type { Span } from "./span.ts";

/** Where pages tell what is to be counted, by POST. */
export const PLAY_MESSAGES = "/api/plays";

/** Where hosts see what was counted. */
export const PLAYS = "/host/plays";
/** The same as a table, in a file. */
export const PLAYS_FILE = "/host/plays.csv";

/** The plays of all episodes in a span, on a page or in the file. */
export function playsHref(page: typeof PLAYS | typeof PLAYS_FILE, span: Span): string {
  return `${page}?days=${span}`;
}

/** The plays of one episode in a span. */
export function episodePlaysHref({ show, episode }: EpisodeKey, span: Span): string {
  return `${PLAYS}/${encodeURIComponent(show)}/${encodeURIComponent(episode)}?days=${span}`;
}
