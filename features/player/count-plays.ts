import { type EpisodeKey, episodeId } from "#core/episode/address.ts";
import { PLAY_AFTER } from "#core/plays/listening.ts";
import type { PlayMessage } from "#core/plays/message.ts";
import { type Moment, parseMoment, parseMomentHash } from "#core/time/moment.ts";
import { HeardTeller, tellWhenLeft } from "#features/media/heard-teller.ts";
import type { Playback } from "#features/media/playback.ts";
import { isRangeHeard } from "#features/media/range-end.ts";
import { tellCount } from "#features/ui/tell-count.ts";
import type { PlayerStore } from "./store/player-store.ts";

/** Who begins so near to the moment of a link has come for it. Seconds. */
const NEAR = 5;

/** A link to a moment, by which somebody has come to the site. */
export interface Entry {
  /** Of the episode's page. */
  readonly href: string;
  readonly moment: Moment;
}

export interface CountPorts {
  readonly player: Pick<PlayerStore, "getPlaces" | "getPlayback" | "subscribe">;
  readonly now: () => number;
  readonly isOnline: () => boolean;
  readonly send: (message: PlayMessage) => void;
  readonly entry: Entry | null;
}

/** Follows what the player plays, to be counted. Returns what tells of it, and the way to end it. */
export function followPlays(ports: CountPorts): { readonly teller: HeardTeller; readonly leave: () => void } {
  const { player, now, isOnline, send } = ports;
  let { entry } = ports;
  const goesOn = (key: EpisodeKey) =>
    player
      .getPlaces()
      .some(
        ({ track, time, done }) => episodeId(track.key) === episodeId(key) && !done && time >= PLAY_AFTER,
      );
  const teller = new HeardTeller({ now, send, isOnline, goesOn, embedded: false });
  const look = () => {
    const playback = player.getPlayback();
    const { track, time, duration, rate, playing, muted, range } = playback;
    if (!track) return;
    const { show, episode } = track.key;
    const heard = playing && !muted && range === null;
    teller.see({ key: { show, episode }, time, duration, rate, heard });
    const moment = entry && openedMoment(entry, playback);
    if (!moment) return;
    entry = null;
    send({ kind: "opened", show, episode, moment });
  };
  look();
  return { teller, leave: player.subscribe(look) };
}

/** The moment of a link, once it is heard; else null. */
function openedMoment({ href, moment }: Entry, playback: Playback): Moment | null {
  const { track, time, playing, muted, range } = playback;
  // Where its words were found elsewhere, the range is there.
  const opened = range ?? moment;
  if (track?.href !== href || muted) return null;
  const hasBegun = playing && time > opened.start && time - opened.start <= NEAR;
  // A short one may be over before anybody follows.
  return hasBegun || isRangeHeard(playback) ? opened : null;
}

/** Counts what the player of this page plays. Returns the way to end it. */
export function countPlays(player: PlayerStore): () => void {
  const { teller, leave } = followPlays({
    player,
    now: () => performance.now(),
    isOnline: () => navigator.onLine,
    send: tellCount,
    entry: entryOf(performance.getEntriesByType("navigation")[0], document.referrer),
  });
  const stop = tellWhenLeft(teller);
  return () => {
    leave();
    stop();
  };
}

/** The link to a moment by which this page was opened; null for one that was only loaded again, or opened from this site. */
function entryOf(opened: PerformanceEntry | undefined, referrer: string): Entry | null {
  if (!(opened instanceof PerformanceNavigationTiming) || opened.type !== "navigate") return null;
  const { origin, pathname, searchParams, hash } = new URL(opened.name);
  if (referrer !== "" && new URL(referrer).origin === origin) return null;
  const moment = parseMomentHash(hash) ?? parseMoment(searchParams.get("t"));
  return moment && { href: pathname, moment };
}
