import { isRange, type Moment } from "#core/time/moment.ts";
import { clamp } from "#core/time/time.ts";
import { chapterStart } from "./chapter-step.ts";
import type { Deck } from "./deck.ts";
import { keep } from "./keeping.ts";
import type { Visitor } from "./visitor.ts";

/** A longer step is a jump, that can be undone. Seconds. */
const LONGEST_STEP = 10;

/** Where the sound is: `time`. */
export function position(deck: Deck, visitor: Visitor) {
  deck.add({ read: ({ time }) => ({ time }) });

  /** Jumps to a time in seconds, within the episode. A range that was playing is left. */
  const seek = (time: number): void => {
    visitor.leaveByJump(deck.playback.track, deck.time, deck.playback.track?.href ?? "", time);
    moveTo(deck, visitor, { start: time, end: null });
  };
  const leaveByStep = (): void => visitor.leaveByStep(deck.playback.track, deck.time);

  return {
    /** Where the sound is at this very moment, in seconds: exact at any frame, and the goal while a jump is under way. */
    currentTime: (): number => deck.time,
    seek,
    /** Jumps to so many tenths of the episode; nowhere as long as nobody knows how long that is. */
    seekTenth(tenth: number): void {
      const { duration } = deck.playback;
      if (duration !== null) seek((duration * tenth) / 10);
    },
    /** Jumps near a time, as fast as the element can: for a thumb that still moves. `seek` says where it stopped. */
    scrub(time: number): void {
      leaveByStep();
      visitor.move();
      if (!goNear(deck, time)) moveTo(deck, visitor, { start: time, end: null });
    },
    /** Jumps over what is left out: no way of the listener's, to be undone, and none that makes a guest stay. */
    skipTo: (time: number): void => goTo(deck, { start: time, end: null }),
    step(seconds: number): void {
      if (Math.abs(seconds) > LONGEST_STEP) leaveByStep();
      moveTo(deck, visitor, { start: deck.time + seconds, end: null });
    },
    /** To the beginning of the next (1) or previous (-1) chapter, where there is one. */
    stepChapter(by: 1 | -1): void {
      const start = chapterStart(deck.playback.track?.chapters ?? [], deck.time, by);
      if (start !== null) seek(start);
    },
  };
}

/** The listener moves within the episode. */
export function moveTo(deck: Deck, visitor: Visitor, moment: Moment): void {
  visitor.move();
  goTo(deck, moment);
  if (!deck.playback.playing) keep(deck, visitor);
}

/** Jumps within the episode. The range is set last: one that ends before the place that is left would stop the sound there. */
export function goTo(deck: Deck, moment: Moment): void {
  const { engine } = deck;
  engine?.range.clear();
  engine?.landing.goTo(within(deck, moment.start));
  engine?.range.set(isRange(moment) ? moment : null);
  deck.show();
}

/** Forgets where the range ends. */
export function leaveRange(deck: Deck, visitor: Visitor): void {
  visitor.leavePart();
  deck.engine?.range.clear();
  deck.show();
}

/** Jumps as fast as the element can; false where it cannot. */
function goNear(deck: Deck, time: number): boolean {
  const { engine } = deck;
  if (!engine?.element.fastSeek) return false;
  engine.range.clear();
  engine.landing.forget();
  engine.element.fastSeek(within(deck, time));
  return true;
}

function within(deck: Deck, time: number): number {
  const duration = deck.engine?.element.duration ?? Number.NaN;
  // What the feed says of the duration may be wrong.
  return clamp(time, 0, Number.isFinite(duration) ? duration : Number.POSITIVE_INFINITY);
}
