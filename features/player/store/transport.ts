import type { Deck } from "./deck.ts";
import type { Engine } from "./engine.ts";
import { leaveRange, moveTo } from "./position.ts";
import type { Visitor } from "./visitor.ts";

/** Whether there is sound: `playing` and `waiting`. */
export function transport(deck: Deck, visitor: Visitor) {
  deck.add({
    read(engine) {
      const { element, recovery, wanted } = engine;
      const again = recovery.waiting;
      const playing = again ? wanted : !element.paused && !element.ended && element.error === null;
      return { playing, waiting: playing && (again || element.readyState < 3) };
    },
    attach(engine, signal) {
      for (const type of ["play", "pause"])
        engine.element.addEventListener(type, () => hearWish(deck, engine), { signal });
    },
  });

  const play = async (): Promise<void> => {
    const { engine } = deck;
    if (engine?.element.ended && engine.landing.target === null && !engine.failed)
      moveTo(deck, visitor, { start: 0, end: null });
    // Pressing play at the end of a range means: keep listening.
    if (engine?.range.reached) leaveRange(deck, visitor);
    await begin(deck);
  };
  const pause = (): void => {
    if (deck.engine) deck.engine.wanted = false;
    deck.engine?.element.pause();
    deck.show();
  };

  return {
    play,
    pause,
    toggle(): void {
      if (deck.playback.playing) pause();
      else void play();
    },
    /** Asks for the file again after a failure, from the same place; that is all that pressing play can mean then. */
    retry(): void {
      void play();
    },
  };
}

/** Plays what is in. */
export async function begin(deck: Deck): Promise<void> {
  const { engine } = deck;
  const { track, problem } = deck.playback;
  if (!engine || track?.audio == null) return;
  if (problem !== null || engine.recovery.waiting) {
    engine.recovery.beginAnew();
    engine.askAgain(engine.time);
    deck.change({ problem: null });
  }
  engine.wanted = true;
  try {
    const begun = engine.element.play();
    // At once: the element tells of it only later, and another press or a page that opens looks before that.
    deck.show();
    await begun;
  } catch {
    // Refused without a gesture, or overtaken by a pause or another file: the element tells what is.
    hearWish(deck, engine);
    deck.show();
  }
}

/** Buttons of the system, the end of a range or of the episode: a sound element tells what is wanted. */
function hearWish({ playback }: Deck, engine: Engine): void {
  if (!engine.failed && playback.problem === null) engine.wanted = !engine.element.paused;
}
