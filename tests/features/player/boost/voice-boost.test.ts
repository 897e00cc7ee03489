import { beforeEach, describe, expect, test, vi } from "vitest";
import { VoiceBoost } from "#features/player/boost/voice-boost.ts";
import { trackOf } from "../../../track.ts";
import { FakeMedia } from "../../media/fake-media.ts";
import { beginAnew, media, store, track } from "../store/player-at-hand.ts";

/** An element that says whether its sound goes through a graph. */
class Sounding extends FakeMedia {
  crossOrigin: string | null = null;
  boosted: boolean | null = null;
}

const sharedTrack = remote("shared");
const closedTrack = remote("closed");

function remote(name: string) {
  return trackOf("far", name, {
    audio: { url: `https://${name}.example/a.mp3`, type: "audio/mpeg" },
    duration: 900,
  });
}

let elements: Sounding[];
let boost: VoiceBoost<Sounding>;
/** Whether the browser lets graphs sound. */
let allowed: boolean;
let ready: () => void;

const current = () => elements.at(-1) ?? new Sounding();

/** What must never be: a graph around what the page may not read. */
const silenced = () => {
  const { src, crossOrigin, boosted } = current();
  const readable = !src.startsWith("https:") || (src === sharedTrack.audio?.url && crossOrigin !== null);
  return boosted !== null && !readable;
};

beginAnew();
beforeEach(() => {
  const first = new Sounding();
  elements = [first];
  allowed = true;
  store.attach(first);
  boost = new VoiceBoost<Sounding>({
    player: store,
    getElement: () => current(),
    renew(asking) {
      const element = new Sounding();
      element.crossOrigin = asking ? "anonymous" : null;
      elements.push(element);
      store.renew(element);
    },
    build(element, changed) {
      ready = changed;
      if (!allowed) return null;
      return {
        set: (boosted) => Object.assign(element, { boosted }),
        remove: () => Object.assign(element, { boosted: null }),
      };
    },
    isOwn: (url) => url.startsWith("/"),
    isShared: async (url) => url === sharedTrack.audio?.url,
  });
});

/** Plays an episode, and lets hosts answer. */
async function play(what: typeof track): Promise<void> {
  await store.playFrom(what, { start: 100, end: null });
  current().arrive(1000);
  await settle();
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

const want = (boostsVoice: boolean) => store.settings.change({ boostsVoice });

describe("a voice is made louder", () => {
  test("only once that is wanted, and let through as it is afterwards", async () => {
    await play(track);
    expect([current().boosted, boost.getAccess()]).toEqual([null, "own"]);
    want(true);
    expect(current().boosted).toBe(true);
    want(false);
    expect([current().boosted, elements.length, media.loads]).toEqual([false, 1, 0]);
  });

  test("as soon as the browser lets it", async () => {
    allowed = false;
    want(true);
    await play(track);
    expect(current().boosted).toBeNull();
    allowed = true;
    ready();
    expect(current().boosted).toBe(true);
  });

  test("where a host lets its sound be read, by an element that asks, from the same place", async () => {
    want(true);
    await play(sharedTrack);
    expect(boost.getAccess()).toBe("shared");
    expect(elements).toHaveLength(2);
    current().arrive(900);
    expect(current()).toMatchObject({
      crossOrigin: "anonymous",
      boosted: true,
      paused: false,
      currentTime: 100,
    });
    expect([elements[0]?.src, elements[0]?.paused]).toEqual(["", true]);
  });
});

describe("sound that may not be read", () => {
  test("is heard as it is, and its host is asked once", async () => {
    want(true);
    await play(closedTrack);
    expect([boost.getAccess(), elements.length, current().boosted, current().paused]).toEqual([
      "refused",
      1,
      null,
      false,
    ]);
  });

  test("comes from an element of its own after one that went through a graph", async () => {
    want(true);
    await play(track);
    store.setRate(1.5);
    store.setVolume(0.5);
    for (const next of [closedTrack, sharedTrack, track, closedTrack]) {
      await play(next);
      expect([next.key.episode, silenced()]).toEqual([next.key.episode, false]);
      expect(current()).toMatchObject({ paused: false, currentTime: 100, playbackRate: 1.5, volume: 0.5 });
    }
    want(false);
    await play(closedTrack);
    expect(silenced()).toBe(false);
  });

  test("is played without asking where it cannot be had by asking", async () => {
    want(true);
    await store.playFrom(sharedTrack, null);
    await settle();
    expect(current().crossOrigin).toBe("anonymous");
    // Its host may only be out of breath: it is asked twice more.
    for (const wait of [1000, 2000, 0]) {
      expect(current().crossOrigin).toBe("anonymous");
      current().fail(4);
      await vi.advanceTimersByTimeAsync(wait);
    }
    expect([boost.getAccess(), current().crossOrigin, current().src]).toEqual([
      "refused",
      null,
      sharedTrack.audio?.url,
    ]);
  });
});
