import { isSameEpisode } from "#core/episode/track.ts";
import { change } from "./arrivals.ts";
import type { Deck } from "./deck.ts";
import type { Departure } from "./jumps.ts";
import { keep } from "./keeping.ts";
import { goTo, moveTo } from "./position.ts";
import type { Visitor } from "./visitor.ts";

/** The ways back: from a jump to where it began, and from a shared moment to the listener's own place. */
export function waysBack(deck: Deck, visitor: Visitor, play: () => Promise<void>) {
  /** At a shared moment: where the listener's own place in the episode is, in seconds; else null. */
  const getOwnPlace = (): number | null => visitor.ownPlace(deck.playback.track);

  return {
    getOwnPlace,
    /** Where the last jump began, while going back there is offered. */
    getJump: (): Departure | null => visitor.jump,
    /** At a shared moment: takes the listener to their own place. */
    returnToOwnPlace(): void {
      const place = getOwnPlace();
      const { track } = deck.playback;
      if (place === null || !track) return;
      visitor.leaveByJump(track, deck.time, track.href, place);
      visitor.settle();
      moveTo(deck, visitor, { start: place, end: null });
    },
    /** At a shared moment: from now on this is the listener's own place. */
    goOnFromHere(): void {
      visitor.settle();
      keep(deck, visitor);
      deck.tell();
    },
    /** Goes back to where the listener was before the last jump, and plays on if it plays. Again: the jump before. */
    undoJump(): void {
      const jump = visitor.undoJump();
      if (!jump) return;
      const { playing, track } = deck.playback;
      const moment = { start: jump.time, end: null };
      if (isSameEpisode(track, jump.track)) goTo(deck, moment);
      else change(deck, visitor, jump.track, moment);
      visitor.return(jump);
      if (playing) void play();
      else keep(deck, visitor);
      deck.tell();
    },
    /** The last jump can still be undone, but is no longer offered to be. */
    withdrawUndo(): void {
      visitor.withdrawUndo();
      deck.tell();
    },
  };
}
