/** What names an episode in addresses: the slugs of its show and its own. They may change; its guids do not. */
export interface EpisodeKey {
  readonly show: string;
  readonly episode: string;
}

/** The name of the file with all that is said in an episode. */
export const SPOKEN_FILE = "spoken.json";

/** Every address of a show or an episode is made here; nowhere is one taken apart, but by `parseAddress`. */
export function showHref(show: string): string {
  return `/shows/${encodeURIComponent(show)}`;
}

export function episodeHref(key: EpisodeKey): string {
  return `/shows/${pathOf(key)}`;
}

/** The page of a person, by what tells them apart (see person.ts). */
export function personHref(key: string): string {
  return `/people/${encodeURIComponent(key)}`;
}

/** The page of what has a tag, by its slug. */
export function tagHref(slug: string): string {
  return `/tags/${encodeURIComponent(slug)}`;
}

/** The show as a feed for podcast apps; `page` is the address of its page, whole or not, as in all that follows. */
export function showFeedHref(page: string): string {
  return `${page}/feed.xml`;
}

/** The newest episodes of the show, for the player. */
export function newestHref(page: string): string {
  return `${page}/newest.json`;
}

/** A transcript as a file, in a language (BCP 47). */
export function transcriptHref(page: string, format: string, language: string): string {
  return `${page}/transcript.${format}?lang=${encodeURIComponent(language)}`;
}

/** What is said, for the player (see spoken-text.ts). */
export function spokenHref(page: string): string {
  return `${page}/${SPOKEN_FILE}`;
}

/** The sound of an episode that is kept here, to be saved under its name; `ending` is that of its file, without its dot. */
export function soundHref(page: string, ending: string): string {
  return `${page}/audio.${ending}`;
}

export function chaptersHref(page: string): string {
  return `${page}/chapters.json`;
}

/** A part of a transcript as a file, without its parameters. */
export function clipPath(page: string, format: string): string {
  return `${page}/clip.${format}`;
}

/** The sound of an episode that another host has, for a browser to keep. */
export function relayHref(key: EpisodeKey): string {
  return `/relay/${pathOf(key)}`;
}

/** A picture of an episode that another host has, for a browser to keep; `url` is where pages show it from. */
export function relayPictureHref(key: EpisodeKey, url: string): string {
  return `${relayHref(key)}/picture?${new URLSearchParams({ url })}`;
}

/** The picture that a link to the episode unfolds into, without its parameters. */
export function cardPath(key: EpisodeKey): string {
  return `/card/${pathOf(key)}`;
}

/** The player of an episode for other pages, without its options. */
export function episodeEmbedPath(key: EpisodeKey): string {
  return `/embed/${pathOf(key)}`;
}

/** The player of a show's newest episodes for other pages, without its options. */
export function showEmbedPath(show: string): string {
  return `/embed/${encodeURIComponent(show)}`;
}

/** The show in the JSON API, and below it its episodes. */
function showApiHref(show: string): string {
  return `/api/v1/shows/${encodeURIComponent(show)}`;
}

/** The episode in the JSON API. */
export function episodeApiHref({ show, episode }: EpisodeKey): string {
  return `${showApiHref(show)}/episodes/${encodeURIComponent(episode)}`;
}

/** The episode's transcript in the JSON API, in a language (BCP 47). */
export function transcriptApiHref(key: EpisodeKey, language: string): string {
  return `${episodeApiHref(key)}/transcript?lang=${encodeURIComponent(language)}`;
}

/** In the address of an episode's page, after `#`: its transcript is to be edited. */
export const EDIT_HASH = "#edit";

/** What waits for editors, in all shows. */
export const WAITING_HREF = "/revisions";

/** The revisions of an episode's transcript, in a language (BCP 47). */
export function revisionsHref(page: string, language: string): string {
  return `${page}/revisions?lang=${encodeURIComponent(language)}`;
}

/** Where the passages of a transcript are had to be edited, and corrections are sent to. */
export function correctionsPath(key: EpisodeKey): string {
  return `/api/corrections/${pathOf(key)}`;
}

/** Where one change in many episodes of a show is sent to. */
export function replacementsPath(show: string): string {
  return `/api/replacements/${encodeURIComponent(show)}`;
}

/** `show/episode`: what the JSON API and the search index call an episode. */
export function episodeId({ show, episode }: EpisodeKey): string {
  return `${show}/${episode}`;
}

function pathOf({ show, episode }: EpisodeKey): string {
  return `${encodeURIComponent(show)}/${encodeURIComponent(episode)}`;
}

const ADDRESS = /^\/shows\/([^/?#\s\\\p{Surrogate}]+)(?:\/([^/?#\s\\\p{Surrogate}]+))?\/?$/u;
/** What a browser takes for a folder itself, or the one above it, however it is encoded. */
const FOLDERS: readonly (string | null)[] = [".", ".."];

/**
 * The show, and the episode if it names one, of a path that somebody pasted or that was kept in a browser or a file; null
 * for any other path.
 */
export function parseAddress(
  path: string,
): { readonly show: string; readonly episode: string | null } | null {
  const [, show, episode] = ADDRESS.exec(path) ?? [];
  if (show === undefined) return null;
  try {
    const named = {
      show: decodeURIComponent(show),
      episode: episode === undefined ? null : decodeURIComponent(episode),
    };
    return FOLDERS.includes(named.show) || FOLDERS.includes(named.episode) ? null : named;
  } catch {
    // A percent sign that escapes nothing.
    return null;
  }
}

const SOUND = /^(.+)\/audio\.[a-z0-9]{3,4}$/;

/** The episode at whose `soundHref` a path is; null for any other path. */
export function parseSoundAddress(path: string): EpisodeKey | null {
  const named = parseAddress(SOUND.exec(path)?.[1] ?? "");
  return named && named.episode !== null ? { show: named.show, episode: named.episode } : null;
}
