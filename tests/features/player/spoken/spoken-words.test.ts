import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Transcript } from "#core/transcript/transcript.ts";
import { SpokenWords } from "#features/player/spoken/spoken-words.ts";
import { createPlayer, type PlayerStore } from "#features/player/store/player-store.ts";
import { trackOf } from "../../../track.ts";
import { FakeMedia } from "../../media/fake-media.ts";

const audio = { url: "/media/a.mp3", type: "audio/mpeg" };
const one = trackOf("s", "one", { audio });
const two = trackOf("s", "two", { audio });

const transcriptOf = (text: string): Transcript => ({
  language: "en",
  timing: "cue",
  passages: [{ speaker: null, start: 0, end: 2, text, wordTimes: "0" }],
});

let player: PlayerStore;
let asked: { href: string; signal: AbortSignal; answer: (text: string) => void; refuse: () => void }[];
let idle: (() => void)[];
let words: SpokenWords;

beforeEach(() => {
  player = createPlayer({ storage: null, now: () => 0 });
  player.attach(new FakeMedia());
  asked = [];
  idle = [];
  words = new SpokenWords({
    player,
    fetchSpoken: (href, signal) =>
      new Promise((resolve, reject) => {
        const answer = (text: string) => resolve(transcriptOf(text));
        asked.push({ href, signal, answer, refuse: () => reject(new Error("no network")) });
      }),
    whenIdle: (callback) => {
      idle.push(callback);
      return () => {
        idle = idle.filter((waiting) => waiting !== callback);
      };
    },
  });
});

const textNow = () => words.getSpoken().text?.passages[0]?.text ?? words.getSpoken().state;

describe("the words of what is in the player", () => {
  test("are fetched once for an episode, when the browser is idle", async () => {
    expect(textNow()).toBe("none");
    player.cue(one, null);
    expect(textNow()).toBe("loading");
    expect(asked).toEqual([]);
    idle[0]?.();
    const loaded = words.load();
    asked[0]?.answer("Hello");
    expect((await loaded)?.sentenceAt(1)).toBe("Hello");
    expect(textNow()).toBe("Hello");
    player.seek(1);
    await words.load();
    expect(asked.map(({ href }) => href)).toEqual([one.href]);
  });

  test("are those of the next episode as soon as it is in", async () => {
    player.cue(one, null);
    const first = words.load();
    player.cue(two, null);
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(idle).toHaveLength(1);
    const second = words.load();
    asked[1]?.answer("Second");
    asked[0]?.answer("First, late");
    expect(await first).toBeNull();
    await second;
    expect(textNow()).toBe("Second");
  });

  test("are asked for again after a failure, by whoever wants them", async () => {
    const told = vi.fn();
    player.cue(one, null);
    words.subscribe(told);
    const first = words.load();
    asked[0]?.refuse();
    expect(await first).toBeNull();
    expect(textNow()).toBe("failed");
    const again = words.load();
    expect(textNow()).toBe("loading");
    asked[1]?.answer("There");
    await again;
    expect(textNow()).toBe("There");
    expect(told).toHaveBeenCalledTimes(3);
  });
});

describe("words that were corrected", () => {
  const load = async () => {
    player.cue(one, null);
    const loaded = words.load();
    asked[0]?.answer("Margit");
    await loaded;
  };

  test("are fetched anew, and those of before stand until they are there", async () => {
    await load();
    const renewed = words.renew(one.href);
    expect(textNow()).toBe("Margit");
    asked[1]?.answer("Margate");
    await renewed;
    expect(textNow()).toBe("Margate");
  });

  test("of another episode are not fetched, nor where none were yet", async () => {
    await words.renew(one.href);
    await load();
    await words.renew(two.href);
    expect(asked.length).toBe(1);
  });

  test("without a network those of before stay", async () => {
    await load();
    const renewed = words.renew(one.href);
    asked[1]?.refuse();
    await renewed;
    expect(textNow()).toBe("Margit");
  });
});
