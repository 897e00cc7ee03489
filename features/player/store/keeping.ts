import type { Track } from "#core/episode/track.ts";
import type { Deck } from "./deck.ts";
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
  const { track, duration } = deck.playback;
  if (track && visitor.keep(track, deck.time, duration)) deck.tell();
}
