import { asCount, asList, asObject, asText, type Check } from "#core/file/json-check.ts";
import { ask, type Reply } from "./correction-client.ts";

/** What is to be put in place of what. */
export interface Wanted {
  readonly find: string;
  readonly replacement: string;
  readonly wholeWords: boolean;
  readonly matchCase: boolean;
  /** The slug of the one episode it is for; null for the whole show. */
  readonly episode: string | null;
}

/** A passage in which it is, as it is and as it would be. */
export interface Hit {
  readonly passage: string;
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

export interface HitEpisode {
  /** Its slug. */
  readonly episode: string;
  readonly title: string;
  readonly language: string;
  /** How many there are; `hits` holds the first of them. */
  readonly count: number;
  readonly hits: readonly Hit[];
}

export interface Preview {
  readonly total: number;
  readonly episodesTotal: number;
  readonly episodes: readonly HitEpisode[];
}

export interface Replaced {
  readonly batch: string;
  readonly replaced: number;
  readonly episodes: number;
  /** The titles of episodes in which somebody changed something meanwhile. */
  readonly skipped: readonly { readonly title: string }[];
}

const asHit = asObject<Hit>({ passage: asText, at: asCount, before: asText, after: asText });
const asHitEpisode = asObject<HitEpisode>({
  episode: asText,
  title: asText,
  language: asText,
  count: asCount,
  hits: asList(asHit),
});
const asPreview: Check<Preview> = asObject<Preview>({
  total: asCount,
  episodesTotal: asCount,
  episodes: asList(asHitEpisode),
});
const asSkipped = asList(asObject<{ readonly title: string }>({ title: asText }));
const asReplaced: Check<Replaced> = asObject<Replaced>({
  batch: asText,
  replaced: asCount,
  episodes: asCount,
  skipped: asSkipped,
});
const asUndone = asObject({ episodes: asCount, skipped: asSkipped });

/** Asks for one change in many episodes. `path`: see `replacementsPath`. */
export class ReplaceClient {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  preview(wanted: Wanted): Promise<Reply<Preview>> {
    return ask(this.#path, { kind: "words", ...wanted, apply: false, without: [] }, asPreview);
  }

  /** `without`: the passages in which all stays as it is. */
  replace(wanted: Wanted, without: readonly string[]): Promise<Reply<Replaced>> {
    return ask(this.#path, { kind: "words", ...wanted, apply: true, without }, asReplaced);
  }

  rename(before: string, speaker: string): Promise<Reply<Replaced>> {
    const everywhere = { episode: null, apply: true, without: [] };
    return ask(
      this.#path,
      { kind: "speaker", before, speaker: speaker.trim() || null, ...everywhere },
      asReplaced,
    );
  }

  undo(batch: string) {
    return ask(`${this.#path}/undo`, { batch }, asUndone);
  }
}
