import type { Deck } from "./deck.ts";
import { goTo, leaveRange } from "./position.ts";
import { begin } from "./transport.ts";
import type { Visitor } from "./visitor.ts";

/** A part of the episode that is played exactly, once or again and again: `range` and `looping`. */
export function ranges(deck: Deck, visitor: Visitor) {
  deck.add({
    read: ({ range: { range, looping } }) => ({ range, looping }),
    attach({ end }, signal) {
      // A range may end with its episode: the element stops by itself then.
      end.addEventListener("ended", endWithEpisode, { signal });
    },
  });

  const playAgain = async (): Promise<void> => {
    const { range, looping } = deck.playback;
    if (!range) return;
    goTo(deck, range);
    deck.engine?.range.loop(looping);
    await begin(deck);
  };
  function endWithEpisode(): void {
    if (deck.playback.range === null) deck.endEpisode();
    else if (deck.playback.looping) void playAgain();
    else deck.endRange();
  }

  return {
    /** Forgets where the range ends: who plays on from here is a listener like any other. */
    leaveRange: (): void => leaveRange(deck, visitor),
    /** Plays the range from its beginning. */
    playRangeAgain: playAgain,
    /** Plays the range again and again, until it is left or this is taken back. */
    loopRange(looping: boolean): void {
      deck.engine?.range.loop(looping);
      deck.show();
      if (looping && deck.engine?.range.reached) void playAgain();
    },
  };
}
