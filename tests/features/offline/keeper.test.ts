import { describe, expect, test, vi } from "vitest";
import { Keeper } from "#features/offline/keeper.ts";
import { keepStateOf } from "#features/offline/kept-snapshot.ts";
import { trackOf } from "../../track.ts";
import { memory } from "./memory.ts";

const TRACK = trackOf("sea", "lamps", { audio: { url: "/media/lamps.mp3", type: "audio/mpeg" } });
const SOUND_URL = "https://play.example/media/lamps.mp3";

type Answer = () => Promise<Response>;

const sound: Answer = async () =>
  new Response("sound", { headers: { "content-length": "5", "content-type": "audio/mpeg", etag: '"one"' } });
const lost: Answer = () => Promise.reject(new TypeError("network error"));

/** A browser tab: what it does with the network is `answer`. */
function open(kept = memory(), answers: Answer[] = []) {
  const forgotten: string[] = [];
  const pages: string[] = [];
  const waiting: (() => void)[] = [];
  let now = 1000;
  const keeper = new Keeper({
    openDatabase: async () => kept.database,
    pages: {
      keep: async ({ href }) => {
        pages.push(href);
        return 100;
      },
      forget: async (href) => void forgotten.push(href),
    },
    fetch: (_url, { signal }) => {
      signal?.throwIfAborted();
      return (answers.shift() ?? sound)();
    },
    hasRoom: async () => true,
    inTurn: async (_signal, work) => work(),
    soundOf: () => ({ url: SOUND_URL, from: SOUND_URL, type: "audio/mpeg" }),
    changed: () => undefined,
    now: () => ++now,
    later: (callback) => void waiting.push(callback),
  });
  const state = () => keepStateOf(keeper.getSnapshot(), TRACK.href).state;
  return { keeper, kept, pages, state, forgotten, waiting };
}

describe("an episode that is to be kept", () => {
  test("is kept whole, with its size", async () => {
    const { keeper, kept, state } = open();
    expect(await keeper.keep(TRACK)).toBe("whole");
    expect(state()).toBe("kept");
    expect(kept.episodes.get(TRACK.href)).toMatchObject({ whole: true, bytes: 100, sound: { size: 5 } });
    expect(await kept.text(SOUND_URL)).toBe("sound");
  });

  test("waits for the network when it is lost, and goes on by itself", async () => {
    const { keeper, state, waiting } = open(memory(), [lost]);
    expect(await keeper.keep(TRACK)).toBe("lost");
    expect(state()).toBe("waiting");
    waiting[0]?.();
    await vi.waitFor(() => expect(state()).toBe("kept"));
  });

  test("goes on as soon as there is a network, and once", async () => {
    const { keeper, state, waiting, kept } = open(memory(), [lost]);
    await keeper.keep(TRACK);
    keeper.goOn();
    await vi.waitFor(() => expect(state()).toBe("kept"));
    waiting[0]?.();
    expect([state(), kept.count(SOUND_URL)]).toEqual(["kept", 1]);
  });

  test("goes on when the page is opened again", async () => {
    const kept = memory();
    await open(kept, [lost]).keeper.keep(TRACK);
    const next = open(kept);
    await next.keeper.begin();
    await vi.waitFor(() => expect(next.state()).toBe("kept"));
  });

  test.each([
    ["refused", async () => new Response("", { status: 403 }), memory()],
    ["full", sound, memory(3)],
  ] as const)("and is %s leaves nothing behind", async (outcome, answer, kept) => {
    const { keeper, state, forgotten } = open(kept, [answer]);
    expect(await keeper.keep(TRACK)).toBe(outcome);
    expect([state(), kept.episodes.size, kept.count(SOUND_URL), forgotten]).toEqual([
      "none",
      0,
      0,
      [TRACK.href],
    ]);
    expect(keeper.getSnapshot().keeping.get(TRACK.href)).toEqual({ kind: "failed", reason: outcome });
  });

  test("can be left on its way, which leaves nothing behind", async () => {
    let answer: (response: Response) => void = () => undefined;
    const held = new Promise<Response>((resolve) => {
      answer = resolve;
    });
    const { keeper, kept, state } = open(memory(), [() => held]);
    const keeping = keeper.keep(TRACK);
    await vi.waitFor(() => expect(kept.episodes.size).toBe(1));
    await new Promise((resolve) => setTimeout(resolve));
    const removing = keeper.remove(TRACK.href);
    answer(await sound());
    await removing;
    expect([await keeping, state(), kept.episodes.size, kept.count(SOUND_URL)]).toEqual([null, "none", 0, 0]);
  });

  test("is forgotten when it was kept, and can be kept again", async () => {
    const { keeper, kept, state, forgotten } = open();
    await keeper.keep(TRACK);
    await keeper.remove(TRACK.href);
    expect([state(), kept.episodes.size, kept.count(SOUND_URL), forgotten]).toEqual([
      "none",
      0,
      0,
      [TRACK.href],
    ]);
    await keeper.keep(TRACK);
    expect(state()).toBe("kept");
  });

  test("has its pages kept anew when it is corrected, where it is kept whole", async () => {
    const { keeper, pages } = open();
    await keeper.renew(TRACK.href);
    expect(pages).toEqual([]);
    await keeper.keep(TRACK);
    await keeper.renew(TRACK.href);
    await keeper.renew("/shows/sea/others");
    expect(pages).toEqual([TRACK.href, TRACK.href]);
  });
});
