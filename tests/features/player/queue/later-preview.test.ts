import { beforeEach, describe, expect, test, vi } from "vitest";
import { LaterPreview } from "#features/player/queue/later-preview.ts";
import { LaterStore } from "#features/player/queue/later-store.ts";
import { Preview } from "#features/player/queue/preview.ts";
import { createPlayer } from "#features/player/store/player-store.ts";
import { FakeMedia, FakeStorage } from "../../media/fake-media.ts";

const request = { id: "a", url: "/media/two.mp3", start: 100 };
const other = { ...request, id: "b" };

/** The elements that were made, the last of which is heard. */
let made: FakeMedia[];
let loads: Load[];
let idle: (() => void)[];
let later: LaterPreview;
const failed = vi.fn();

interface Load {
  readonly arrive: (preview: Preview) => void;
  readonly fail: () => void;
}

function makePreview(): Preview {
  const player = createPlayer({ storage: new FakeStorage(), now: Date.now });
  const createElement = () => {
    const element = new FakeMedia();
    made.push(element);
    return element;
  };
  return new Preview({ player, createElement });
}

async function arrive(): Promise<void> {
  loads.at(-1)?.arrive(makePreview());
  await new Promise(setImmediate);
}

beforeEach(() => {
  [made, loads, idle] = [[], [], []];
  failed.mockClear();
  const load = () =>
    new Promise<Preview>((arrive, fail) => loads.push({ arrive, fail: () => fail(new Error("no network")) }));
  later = new LaterPreview(new LaterStore({ load, whenIdle: (callback) => idle.push(callback) }));
});

describe("a press before the script", () => {
  test("is kept until that is there, and begins then", async () => {
    const told = vi.fn();
    later.subscribe(told);
    later.start(request, failed);
    expect(later.getPreviewed()).toBeNull();
    await arrive();
    expect(later.getPreviewed()).toMatchObject({ id: "a" });
    expect(told).toHaveBeenCalled();
    expect(made).toHaveLength(1);
  });

  test("gives way to the next, and to the page that goes", async () => {
    later.start(request, failed);
    later.start(other, failed);
    await arrive();
    expect(made).toHaveLength(1);
    expect(later.getPreviewed()).toMatchObject({ id: "b" });
    later.stop("b");
    expect(later.getPreviewed()).toBeNull();
  });

  test("begins nothing when what was pressed has gone meanwhile", async () => {
    later.start(request, failed);
    later.stop("a");
    await arrive();
    expect(made).toHaveLength(0);
    expect(failed).not.toHaveBeenCalled();
  });

  test("is told to have failed where the script cannot be had, and the next press asks for it again", async () => {
    later.start(request, failed);
    loads[0]?.fail();
    await vi.waitFor(() => expect(failed).toHaveBeenCalledTimes(1));
    later.start(request, failed);
    await arrive();
    expect(later.getPreviewed()).toMatchObject({ id: "a" });
    expect(loads).toHaveLength(2);
  });
});

test("the script comes once, when the browser has time, as soon as somebody may press", async () => {
  expect(idle).toHaveLength(0);
  later.subscribe(() => undefined);
  later.subscribe(() => undefined);
  expect([idle.length, loads.length]).toEqual([1, 0]);
  idle[0]?.();
  await arrive();
  later.start(request, failed);
  expect(later.getPreviewed()).toMatchObject({ id: "a" });
  expect(loads).toHaveLength(1);
});
