import { expect, test } from "vitest";
import type { Place } from "#core/episode/place.ts";
import { BEGUN_SCRIPT, isBegun } from "#features/library/begun.ts";
import { keepPlace, readPlaces } from "#features/player/store/places.ts";
import { trackOf } from "../../track.ts";
import { FakeStorage } from "../media/fake-media.ts";

/** What the script tells the styles of what a browser keeps. */
function told(storage: Pick<Storage, "getItem">): string | undefined {
  const page = { documentElement: { dataset: {} as { begun?: string } } };
  new Function("document", "localStorage", BEGUN_SCRIPT)(page, storage);
  return page.documentElement.dataset.begun;
}

const HEARD = [
  { time: 12, done: false, dismissed: false },
  { time: 12, done: true, dismissed: false },
  { time: 12, done: false, dismissed: true },
  { time: 0, done: false, dismissed: false },
  { time: 0.5, done: false, dismissed: false },
];

test("the page is told of as many begun episodes as will be listed, before any other script", () => {
  const storage = new FakeStorage();
  let places: readonly Place[] = [];
  for (const [at, heard] of HEARD.entries())
    places = keepPlace(storage, places, { ...heard, track: trackOf("s", `e${at}`), duration: 100, at });
  expect(readPlaces(storage)).toHaveLength(HEARD.length);
  expect(told(storage)).toBe(places.filter(isBegun).length);
  expect(places.filter(isBegun)).toHaveLength(2);
});

test("nothing is told where nothing that can be read is kept", () => {
  for (const kept of [null, "", "{", "{}", "null", "7"])
    expect(told({ getItem: () => kept })).toBeUndefined();
});
