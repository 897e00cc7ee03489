import type { Database } from "../db/client.ts";
import { isStored } from "../media/address.ts";
import type { EpisodeDraft } from "./draft/draft.ts";

/** What tells an episode where its guid does not. */
export interface FormerEpisode {
  readonly id: number;
  readonly title: string;
  readonly audioUrl: string | null;
  readonly publishedAt: Date | null;
}

/** An episode of a show as it was when an import began. */
export interface KnownEpisode extends FormerEpisode {
  readonly guid: string;
  readonly importChecksum: string;
  readonly withdrawnAt: Date | null;
}

export async function listKnown(db: Database, showId: number): Promise<readonly KnownEpisode[]> {
  return db.episode.findMany({
    where: { showId },
    orderBy: { id: "asc" },
    select: {
      id: true,
      guid: true,
      title: true,
      audioUrl: true,
      publishedAt: true,
      importChecksum: true,
      withdrawnAt: true,
    },
  });
}

/** Episodes whose guids a feed no longer has, to be found again under the guids that it gives them now. */
export class FormerEpisodes<Former extends FormerEpisode> {
  readonly #left: Map<number, Former>;
  readonly #byTitle: ReadonlyMap<string, readonly Former[]>;
  readonly #byAudio: ReadonlyMap<string, readonly Former[]>;

  constructor(episodes: readonly Former[]) {
    this.#left = new Map(episodes.map((episode) => [episode.id, episode]));
    this.#byTitle = grouped(episodes, ({ title }) => foldedTitle(title));
    this.#byAudio = grouped(episodes, ({ audioUrl }) => audioUrl);
  }

  /** Those that were not taken. */
  get left(): readonly Former[] {
    return [...this.#left.values()];
  }

  /** The one that this draft is, which is found no more; or null. */
  take(draft: EpisodeDraft): Former | null {
    const candidates = [
      ...(this.#byTitle.get(foldedTitle(draft.title)) ?? []),
      ...(draft.audio === null ? [] : (this.#byAudio.get(draft.audio.url) ?? [])),
    ].filter(({ id }) => this.#left.has(id));
    const found =
      candidates.find((known) => known.audioUrl === draft.audio?.url && isSame(known, draft)) ??
      candidates.find((known) => isSame(known, draft)) ??
      null;
    if (found) this.#left.delete(found.id);
    return found;
  }
}

/** Milliseconds. A feed that moves may get its time zone wrong; a daily show has the next episode after more. */
const NEAR = 12 * 3600 * 1000;

/** Whether an episode is the one that was known by another guid: a file of the same bytes, or else two of title, audio and time must agree. */
function isSame({ title, audioUrl, publishedAt }: FormerEpisode, draft: EpisodeDraft): boolean {
  const [known, now] = [publishedAt?.getTime() ?? null, draft.publishedAt];
  const sameTime = known !== null && known === now;
  const url = draft.audio?.url ?? null;
  const sameAudio = url !== null && audioUrl === url;
  // The address of a stored file is made of what it holds.
  if (sameAudio && isStored(url)) return true;
  if (foldedTitle(title) !== foldedTitle(draft.title)) return sameAudio && sameTime;
  if (sameAudio || sameTime) return true;
  // A token in the query is another at each reading of the feed; but some hosts name the episode itself there.
  const near = known === null || now === null || Math.abs(known - now) < NEAR;
  return near && url !== null && audioUrl !== null && withoutQuery(audioUrl) === withoutQuery(url);
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*/s, "");
}

/** An episode without a title is called by its address. */
function foldedTitle(title: string): string {
  return (/^https?:/.test(title) ? withoutQuery(title) : title).toLowerCase().replace(/\s+/g, " ").trim();
}

/** One whose key is null is in no group. */
function grouped<Former>(
  episodes: readonly Former[],
  keyOf: (episode: Former) => string | null,
): ReadonlyMap<string, readonly Former[]> {
  const groups = new Map<string, Former[]>();
  for (const episode of episodes) {
    const key = keyOf(episode);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(episode);
    else groups.set(key, [episode]);
  }
  groups.delete("");
  return groups;
}
