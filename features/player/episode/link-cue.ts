import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { formatMoment, type Moment } from "#core/time/moment.ts";
import type { PlayerStore } from "../store/player-store.ts";

/** An address that has led to an episode's page. */
export interface FollowedLink {
  readonly track: Track;
  /** What the address names; null for the episode as it was left. */
  readonly moment: Moment | null;
  /** Which entry of the browser's history this is; null where the browser does not tell. */
  readonly entry: string | null;
  /** Whether it was followed once more without another entry. */
  readonly again: boolean;
  /** Whether the episode's page was open already. */
  readonly within: boolean;
}

type CuedPlayer = Pick<PlayerStore, "cue" | "getPlayback" | "hasGoneTo" | "playLinked">;

/** Brings the player to the moments of links: once for each time that a link is followed, however often its page is shown again. */
export class LinkCue {
  readonly #player: CuedPlayer;
  readonly #followed = new Set<string>();

  constructor(player: CuedPlayer) {
    this.#player = player;
  }

  /**
   * Whether the link is a new one: not that of a page that was only refreshed, or come back to. What plays is not
   * interrupted by a page that opens, only by a link within the page of what plays.
   */
  follow({ track, moment, entry, again, within }: FollowedLink): boolean {
    const isNew =
      this.#note(`${entry} ${track.href} ${moment && formatMoment(moment)}`, entry !== null) || again;
    const { track: held, playing } = this.#player.getPlayback();
    const isHeld = isSameEpisode(held, track);
    const goal = isNew ? moment : null;
    if (!playing && (!isHeld || goal)) this.#player.cue(track, goal);
    // A press that plays and opens the page besides has brought the player there itself.
    else if (playing && isHeld && within && goal && !this.#player.hasGoneTo(track, goal))
      void this.#player.playLinked(track, goal);
    return isNew;
  }

  /** Without the entry only the latest link is remembered, for an older one may be followed again. */
  #note(link: string, exact: boolean): boolean {
    if (this.#followed.has(link)) return false;
    if (!exact) this.#followed.clear();
    this.#followed.add(link);
    return true;
  }
}
