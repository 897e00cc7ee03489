import { describe, expect, test } from "vitest";
import { keepChanges } from "#core/sync/device.ts";
import { forgetOtherPlace, listPlaces } from "#core/sync/place.ts";
import { trackOf } from "../../track.ts";
import { FakeBrowser, FakeServer } from "./simulation.ts";

const NOW = 1_790_000_000_000;

function pair() {
  const server = new FakeServer(100);
  const [one, other] = [new FakeBrowser("a"), new FakeBrowser("b")];
  const meet = (now: number) => {
    for (const browser of [one, other, one]) browser.sync(server, now);
  };
  const at = (browser: FakeBrowser) => {
    const [kept] = listPlaces(browser.device.state);
    return kept && [kept.place.time, kept.other?.time ?? null];
  };
  return { one, other, meet, at };
}

describe("places in step", () => {
  test("that lost are forgotten on all devices when they are on one", () => {
    const { one, other, meet, at } = pair();
    one.play("e", 900, NOW);
    other.play("e", 60, NOW + 1);
    meet(NOW + 2);
    const [place] = one.places;
    if (!place) throw new Error("No place");
    one.device = keepChanges(one.device, forgetOtherPlace(one.device, place, NOW + 3));
    meet(NOW + 4);
    expect([at(one), at(other)]).toEqual([
      [60, null],
      [60, null],
    ]);
  });

  test("are by the latest act of the listener, not the furthest, and the other is kept", () => {
    const { one, other, meet, at } = pair();
    one.play("e", 900, NOW);
    other.play("e", 60, NOW + 1);
    meet(NOW + 2);
    expect([at(one), at(other)]).toEqual([
      [60, 900],
      [60, 900],
    ]);
    expect(one.places[0]).toMatchObject({ time: 60, at: NOW + 1, duration: 1000 });
  });

  test("keep the other also while one plays on, until it is gone back to", () => {
    const { one, other, meet, at } = pair();
    one.play("e", 900, NOW);
    other.play("e", 60, NOW + 1);
    meet(NOW + 2);
    one.play("e", 65, NOW + 3);
    one.play("e", 70, NOW + 4);
    meet(NOW + 5);
    expect(at(other)).toEqual([70, 900]);
    one.play("e", 900, NOW + 6);
    meet(NOW + 7);
    expect(at(other)).toEqual([900, null]);
  });

  test("have no other where one device went on from where another was", () => {
    const { one, other, meet, at } = pair();
    one.play("e", 60, NOW);
    meet(NOW + 1);
    other.play("e", 90, NOW + 2);
    meet(NOW + 3);
    expect([at(one), at(other)]).toEqual([
      [90, null],
      [90, null],
    ]);
  });

  test("are of when they were heard, not of when that was noticed", () => {
    const { one, other, meet, at } = pair();
    one.play("e", 90, NOW + 50);
    const place = {
      track: trackOf("s", "e"),
      time: 60,
      duration: null,
      at: NOW,
      done: false,
      dismissed: false,
    };
    other.changePlaces([place], NOW + 100);
    meet(NOW + 200);
    expect(at(one)).toEqual([90, 60]);
  });

  test("are dismissed everywhere, and that is an act of its own time", () => {
    const { one, other, meet } = pair();
    one.play("e", 60, NOW);
    meet(NOW + 1);
    other.changePlaces(
      other.places.map((place) => ({ ...place, dismissed: true })),
      NOW + 2,
    );
    meet(NOW + 3);
    expect(one.places).toMatchObject([{ time: 60, at: NOW, dismissed: true }]);
  });

  test("are not deleted where a browser forgets them, nor said again where their episode is called otherwise", () => {
    const { one, other, meet } = pair();
    one.play("e", 60, NOW);
    meet(NOW + 1);
    const { device } = one;
    one.changePlaces([], NOW + 2);
    expect(one.device).toEqual(device);
    other.changePlaces(
      other.places.map((place) => ({ ...place, track: { ...place.track, title: "New" } })),
      NOW + 3,
    );
    expect(other.device.unsent.size).toBe(0);
  });

  test("wait where the episode has no guids", () => {
    const { one } = pair();
    const track = trackOf("s", "e", { guid: null });
    const place = { track, time: 60, duration: null, at: NOW, done: false, dismissed: false };
    one.changePlaces([place], NOW);
    expect(one.device.unsent.size).toBe(0);
    one.changePlaces([{ ...place, track: trackOf("s", "e") }], NOW + 5);
    expect(listPlaces(one.device.state)).toMatchObject([{ place: { time: 60, at: NOW }, other: null }]);
  });

  test("of many devices leave the latest two", () => {
    const server = new FakeServer(100);
    const browsers = ["a", "b", "c", "d"].map((name) => new FakeBrowser(name));
    for (const [index, browser] of browsers.entries()) browser.play("e", index + 1, NOW + index);
    for (const browser of [...browsers, ...browsers]) browser.sync(server, NOW + 10);
    browsers[0]?.play("e", 9, NOW + 20);
    browsers[0]?.sync(server, NOW + 21);
    const alive = server.changes.filter(({ value }) => value !== null);
    expect(alive.map(({ value }) => Reflect.get(Object(value), "time")).sort()).toEqual([3, 9]);
  });
});
