import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { isRange, type Moment } from "#core/time/moment.ts";
import { SILENCE } from "#features/media/playback.ts";
import type { Deck } from "./deck.ts";
import type { Engine } from "./engine.ts";
import { begin } from "./transport.ts";
import type { Visitor } from "./visitor.ts";

/** Which episode is in, how long it is, whether it can be jumped in, and why there is no sound: `track`, `duration`, `seekable` and `problem`. */
export function source(deck: Deck, visitor: Visitor) {
  deck.add({
    read: ({ element: { duration }, landing }, { track }) => ({
      seekable: !landing.refused,
      duration: Number.isFinite(duration) ? duration : (track?.duration ?? null),
    }),
    attach(engine, signal) {
      const { element } = engine;
      element.addEventListener("playing", () => deck.change({ problem: null }), { signal });
      element.addEventListener("error", () => fail(deck, engine), { signal });
      engine.recovery.watch(() => askAgain(deck, engine, engine.time), signal);
    },
  });

  return {
    /**
     * Learns of an episode what its page knows: how it is called now, for what is kept of it, and where it is in, its
     * waveform and chapters. The sound is not touched.
     */
    describe(track: Track): void {
      if (visitor.meet(track)) deck.tell();
      if (!isSameEpisode(deck.playback.track, track)) return;
      deck.change({ track });
      deck.show();
    },
  };
}

/** Puts an episode in, paused, at a moment. With "none" nothing of its sound is fetched before play. */
export function insert(
  deck: Deck,
  track: Track,
  moment: Moment,
  preload: "metadata" | "none" = "metadata",
): void {
  const { engine } = deck;
  deck.arrive(track);
  engine?.insert(track.audio?.url ?? null, moment.start, preload);
  engine?.range.set(isRange(moment) ? moment : null);
  const { muted, volume, rate } = deck.playback;
  deck.change({
    ...SILENCE,
    muted,
    volume,
    rate,
    track,
    time: moment.start,
    duration: track.duration,
    problem: track.audio === null ? "missing" : null,
  });
  deck.show();
}

/** The element has no sound: it is asked again a few times where that may help, else the problem is shown. */
function fail(deck: Deck, engine: Engine): void {
  const audio = deck.playback.track?.audio;
  if (!audio || engine.element.error === null) return;
  const { recovery, landing, time } = engine;
  const problem = recovery.problem(audio.type);
  const again = () => askAgain(deck, engine, time);
  if (problem === "network" && recovery.plan(again)) landing.goTo(time);
  else deck.change({ time, problem });
  deck.show();
}

/** Asks for the file again, to go on at `time` (seconds) if sound is wanted. */
function askAgain(deck: Deck, engine: Engine, time: number): void {
  const { wanted } = engine;
  engine.askAgain(time);
  deck.change({ problem: null });
  if (wanted) void begin(deck);
}
