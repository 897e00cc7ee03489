import { type EpisodeKey, episodeEmbedPath, showEmbedPath } from "../episode/address.ts";
import { formatMoment, type Moment, parseMoment } from "../time/moment.ts";
import { parseColour } from "./accent.ts";

export const EMBED_THEMES = ["auto", "light", "dark"] as const;
export type EmbedTheme = (typeof EMBED_THEMES)[number];

/** What the address of an embedded player says of it. */
export interface EmbedOptions {
  /** `auto`: as the listener's system has it. */
  readonly theme: EmbedTheme;
  /** `#rrggbb`; null for Playhead's own. */
  readonly accent: string | null;
  /** Where it is cued; a range plays and stops. */
  readonly moment: Moment | null;
  readonly transcript: boolean;
}

export const PLAIN_EMBED: EmbedOptions = { theme: "auto", accent: null, moment: null, transcript: true };

/** How many episodes a show's player lists when its address does not say, and at most. */
export const USUAL_LATEST = 3;
export const MOST_LATEST = 20;

/** Reads an address's parameters, as `read` gives them (empty for a missing one). What cannot be read is left out. */
export function parseEmbedOptions(read: (name: string) => string): EmbedOptions {
  return {
    theme: EMBED_THEMES.find((theme) => theme === read("theme")) ?? PLAIN_EMBED.theme,
    accent: parseColour(read("accent")),
    moment: parseMoment(read("t")),
    transcript: !["0", "false", "no"].includes(read("transcript")),
  };
}

/** `latest=`: a whole number from 1 to 20. What is beyond is brought back, what is none is the usual. */
export function parseLatest(text: string): number {
  return /^\d{1,9}$/.test(text) ? Math.min(Math.max(Number(text), 1), MOST_LATEST) : USUAL_LATEST;
}

/** `/embed/show/episode?theme=dark&t=754`, with what differs from the usual. */
export function embedHref(
  key: EpisodeKey,
  { moment, transcript, ...looks }: Partial<EmbedOptions> = {},
): string {
  return withParameters(episodeEmbedPath(key), [
    ...lookParameters(looks),
    moment ? `t=${formatMoment(moment)}` : null,
    transcript === false ? "transcript=0" : null,
  ]);
}

/** `/embed/show?latest=3`: the newest episodes of the show with this slug. */
export function latestEmbedHref(
  show: string,
  latest: number,
  looks: Partial<Pick<EmbedOptions, "theme" | "accent">> = {},
): string {
  return withParameters(showEmbedPath(show), [`latest=${latest}`, ...lookParameters(looks)]);
}

function lookParameters({ theme, accent }: Partial<EmbedOptions>): readonly (string | null)[] {
  return [
    theme && theme !== PLAIN_EMBED.theme ? `theme=${theme}` : null,
    accent ? `accent=${accent.replace("#", "")}` : null,
  ];
}

function withParameters(path: string, parameters: readonly (string | null)[]): string {
  const given = parameters.filter((parameter) => parameter !== null);
  return given.length === 0 ? path : `${path}?${given.join("&")}`;
}

/** Pixels. The player alone, as its style sheet draws it where it is 300 wide. */
const CONTROLS_HEIGHT = 272;
const TRANSCRIPT_HEIGHT = 272;
const HEADING_HEIGHT = 100;
const ROW_HEIGHT = 120;

/** The height in which a player shows all it has, in pixels. */
export function embedHeight(transcript: boolean): number {
  return CONTROLS_HEIGHT + (transcript ? TRANSCRIPT_HEIGHT : 0);
}

export function latestEmbedHeight(latest: number): number {
  return HEADING_HEIGHT + latest * ROW_HEIGHT;
}
