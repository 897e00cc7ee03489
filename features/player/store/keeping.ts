import type { Place } from "#core/episode/place.ts";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import type { Deck } from "./deck.ts";
import { goTo } from "./position.ts";
import type { Visitor } from "./visitor.ts";

/** What is kept of the listener's way: where they are in each episode. */
export function keeping(deck: Deck, visitor: Visitor) {
  const keepSometimes = () => {
    if (deck.playback.playing && visitor.isKeepDue) keep(deck, visitor);
  };
  deck.add({
    attach({ element }, signal) {
      element.addEventListener("playing", () => visitor.hear(), { signal });
      element.addEventListener("timeupdate", keepSometimes, { signal });
      element.addEventListener("pause", () => keep(deck, visitor), { signal });
    },
  });

  return {
    /** The latest first. */
    getPlaces: () => visitor.places,
    /** Writes down where the listener is. Called on pause and when the page goes, and now and then while playing. */
    keep: (): void => keep(deck, visitor),
    /** Writes down nothing of this visit any more, until the listener plays on. */
    keepNothing: (): void => visitor.arrive(),
    /**
     * Takes places that came from other devices, in place of those that are there; null: from another tab. What plays goes on
     * as it does. Returns where the listener went on elsewhere with what they have heard here; else null.
     */
    takePlaces(places: readonly Place[] | null): Place | null {
      const { track, playing } = deck.playback;
      const before = visitor.places;
      const change = visitor.takePlaces(places, playing ? null : track, deck.time);
      if (visitor.places === before && change === null) return null;
      if (change === "moved" && track) goTo(deck, { start: visitor.resumeTime(track), end: null });
      deck.tell();
      if (change !== "left") return null;
      return visitor.places.find((place) => isSameEpisode(place.track, track)) ?? null;
    },
    /** The listener does not want to be reminded of an episode that they have begun, until they play on. */
    dismissPlace(track: Track): void {
      visitor.remind(track, false);
      deck.tell();
    },
    restorePlace(track: Track): void {
      visitor.remind(track, true);
      deck.tell();
    },
  };
}

export function keep(deck: Deck, visitor: Visitor): void {
  const { track, playing, duration, seekable } = deck.playback;
  // Who rests here may have gone on in another tab, of which this one was not told yet.
  if (!playing && visitor.isListening) visitor.takePlaces(null, track, deck.time);
  // Who cannot jump there is only on the way to their place.
  if (track && !seekable && deck.time < visitor.resumeTime(track)) return;
  if (track && visitor.keep(track, deck.time, duration)) deck.tell();
}
