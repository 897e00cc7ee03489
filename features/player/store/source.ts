import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { isRange, type Moment } from "#core/time/moment.ts";
import { type MediaElement, type Playback, SILENCE } from "#features/media/playback.ts";
import type { Deck } from "./deck.ts";
import type { Engine } from "./engine.ts";
import { begin } from "./transport.ts";
import type { Visitor } from "./visitor.ts";

/** Whoever has heard nothing for so long is surprised by sound. Milliseconds. */
const LONGEST_SILENCE = 300_000;

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
      element.addEventListener("error", () => element.error && fail(deck, engine), { signal });
      engine.end.addEventListener("cut", () => fail(deck, engine), { signal });
      const again = () => askAgain(deck, engine, engine.time);
      engine.recovery.watch({ again, lost: () => lose(deck, engine) }, signal);
    },
  });

  return {
    /** Makes an element the one that plays. What is in is put into it, where it was. Returns the way to let it go. */
    attach(element: MediaElement): () => void {
      const { track, time, range, looping } = deck.playback;
      return deck.attach(element, (engine) => {
        if (track !== null) putIn(engine, track.audio?.url ?? null, { element, time, range, looping });
      });
    },
    /** There is a network again: asks for the sound that was lost with it, if somebody waits for it. */
    goOn(): void {
      const { engine, playback } = deck;
      const awaited = engine?.wanted && engine.recovery.silence < LONGEST_SILENCE;
      if (awaited && playback.problem === "network") askAgain(deck, engine, engine.time);
    },
    /**
     * Learns of an episode what its page knows: how it is called now, for what is kept of it, and where it is in, its
     * waveform and chapters. The sound is not touched.
     */
    describe(track: Track): void {
      if (visitor.meet(track)) deck.tell();
      if (!isSameEpisode(deck.playback.track, track)) return;
      deck.change({ track: asChosen(deck, track) });
      deck.show();
    },
    /** Has another file of an episode's sound played from now on, and at once where the episode is in: it goes on from there. */
    choose(track: Track, audio: NonNullable<Track["audio"]>): void {
      deck.choice = { track, audio };
      deck.tell();
      const { engine, playback } = deck;
      if (!isSameEpisode(playback.track, track) || playback.track?.audio?.url === audio.url) return;
      deck.change({ track: playback.track && { ...playback.track, audio }, problem: null });
      if (engine === null) return;
      const { wanted } = engine;
      holdOn(engine)(engine, audio.url);
      if (wanted) void begin(deck);
      else deck.show();
    },
    /** The address of the file that is, or would be, played of an episode's sound; null where none is known. */
    soundOf(track: Track): string | null {
      const { track: held } = deck.playback;
      return (isSameEpisode(held, track) ? held : asChosen(deck, track))?.audio?.url ?? null;
    },
    /** Goes on with another element where the one before is, which falls silent and empty. */
    renew: (element: MediaElement): void => renew(deck, element),
  };
}

/** Puts an episode in, paused, at a moment. With "none" nothing of its sound is fetched before play. */
export function insert(
  deck: Deck,
  given: Track,
  moment: Moment,
  preload: "metadata" | "none" = "metadata",
): void {
  const { engine } = deck;
  const track = asChosen(deck, given);
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

function renew(deck: Deck, element: MediaElement): void {
  const before = deck.engine;
  if (!before) return;
  const { wanted } = before;
  const goOn = holdOn(before);
  deck.attach(element, (engine) => {
    before.insert(null, 0, "none");
    goOn(engine, deck.playback.track?.audio?.url ?? null);
  });
  deck.change({ problem: null });
  if (wanted) void begin(deck);
}

/** Where the sound is and where it ends, and the element that has it. */
interface Hold extends Pick<Playback, "time" | "range" | "looping"> {
  readonly element: MediaElement;
}

/** Remembers where the sound is, to go on so with a file that is put in again or anew. */
function holdOn({ element, time, range: end }: Engine): (engine: Engine, url: string | null) => void {
  const { range, looping } = end;
  return (engine, url) => putIn(engine, url, { element, time, range, looping });
}

/** Puts a file in where the sound was before. */
function putIn(engine: Engine, url: string | null, { element, time, range, looping }: Hold): void {
  engine.insert(url, time, element.preload === "none" ? "none" : "metadata");
  engine.range.set(range);
  engine.range.loop(looping);
}

/** The episode with the file of its sound that was chosen in this visit, if any was. */
function asChosen({ choice }: Deck, track: Track): Track {
  return choice !== null && isSameEpisode(choice.track, track) ? { ...track, audio: choice.audio } : track;
}

/** The element has no sound: it is asked again a few times where that may help, else the problem is shown. */
function fail(deck: Deck, engine: Engine): void {
  const audio = deck.playback.track?.audio;
  if (!audio || engine.recovery.waiting) return;
  const { recovery, end, landing, time, wanted } = engine;
  const problem = end.cutAt === null ? recovery.problem(audio.type) : "cut-short";
  const again = () => askAgain(deck, engine, time);
  // Nobody waits for what was never there.
  const awaited = wanted || problem === "network";
  if (!(awaited && recovery.plan(problem, again))) deck.change({ time, problem });
  landing.goTo(time);
  deck.show();
}

/** Nothing comes of it, however often it is asked for. It stays wanted: see `goOn`. */
function lose(deck: Deck, { element }: Engine): void {
  deck.change({ problem: "network" });
  element.pause();
  deck.show();
}

/** Asks for the file again, to go on at `time` (seconds) if sound is wanted. */
function askAgain(deck: Deck, engine: Engine, time: number): void {
  const { wanted } = engine;
  engine.askAgain(time);
  deck.change({ problem: null });
  if (wanted) void begin(deck);
}
