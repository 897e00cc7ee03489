import { describe, expect, test } from "vitest";
import { keepTrack } from "#core/episode/kept-track.ts";
import { asChange } from "#core/sync/change.ts";
import { keepChanges } from "#core/sync/device.ts";
import {
  actionChanges,
  type EpisodeAction,
  gpodderAction,
  listActions,
  nextcloudAction,
  parseEpisodeAction,
  placeAction,
} from "#core/sync/episode-action.ts";
import { keyOf } from "#core/sync/key.ts";
import { listPlaces } from "#core/sync/place.ts";
import { trackOf } from "../../track.ts";
import { FakeBrowser, FakeServer } from "./simulation.ts";

const NOW = Date.parse("2026-11-28T09:00:00.500Z");
const track = keepTrack(trackOf("s", "e", { duration: 2000 }));
const APP = "antennapod0";
/** As AntennaPod sends it. */
const sent = {
  podcast: "https://tea.example/feed",
  episode: "https://tea.example/e.mp3",
  guid: "e-guid",
  device: "antennapod",
  action: "play",
  timestamp: "2026-11-28T08:00:00",
  started: 15,
  position: 120,
  total: 500,
};
const action: EpisodeAction = {
  podcast: sent.podcast,
  episode: sent.episode,
  guid: "e-guid",
  action: "play",
  at: Date.parse("2026-11-28T08:00:00Z"),
  started: 15,
  position: 120,
  total: 500,
};

describe("an action of a podcast app", () => {
  test("is read in both dialects", () => {
    expect(parseEpisodeAction(sent, NOW)).toEqual(action);
    expect(parseEpisodeAction({ ...sent, action: "PLAY" }, NOW)).toEqual(action);
    const bare = { podcast: "p", episode: "e", action: "DOWNLOAD", started: -1, position: -1, total: -1 };
    const untold = { guid: null, started: null, position: null, total: null };
    expect(parseEpisodeAction(bare, NOW)).toEqual({
      ...untold,
      podcast: "p",
      episode: "e",
      action: "download",
      at: NOW - 500,
    });
  });

  test.each([
    ["2026-11-28T08:00:00Z", "2026-11-28T08:00:00Z"],
    ["2026-11-28T10:00:00+02:00", "2026-11-28T08:00:00Z"],
    [Date.parse("2026-11-28T08:00:00Z") / 1000, "2026-11-28T08:00:00Z"],
    ["2126-11-28T08:00:00", "2026-11-28T09:00:00Z"],
    ["yesterday", "2026-11-28T09:00:00Z"],
    [-5, "2026-11-28T09:00:00Z"],
    [null, "2026-11-28T09:00:00Z"],
  ])("of %j is of %s", (timestamp, time) => {
    expect(parseEpisodeAction({ ...sent, timestamp }, NOW)?.at).toBe(Date.parse(time));
  });

  test.each([
    ["without a podcast", { ...sent, podcast: undefined }],
    ["without an episode", { ...sent, episode: "" }],
    ["of another kind", { ...sent, action: "flattr" }],
    ["without a kind", { ...sent, action: 5 }],
    ["with addresses that are too long", { ...sent, episode: "x".repeat(2000) }],
    ["that is a list", [sent]],
  ])("%s is none", (_, value) => {
    expect(parseEpisodeAction(value, NOW)).toBeNull();
  });

  test("is written in both dialects, and read again", () => {
    const { device, ...told } = sent;
    expect(gpodderAction(action)).toEqual(told);
    expect(nextcloudAction(action)).toEqual({ ...told, action: "PLAY" });
    const bare: EpisodeAction = {
      ...action,
      guid: null,
      action: "new",
      started: null,
      position: null,
      total: null,
    };
    expect(gpodderAction(bare)).toEqual({
      podcast: sent.podcast,
      episode: sent.episode,
      action: "new",
      timestamp: sent.timestamp,
    });
    expect(nextcloudAction(bare)).toMatchObject({
      action: "NEW",
      guid: null,
      started: -1,
      position: -1,
      total: -1,
    });
    for (const one of [action, bare]) {
      expect(parseEpisodeAction(gpodderAction(one), NOW)).toEqual(one);
      expect(parseEpisodeAction(nextcloudAction(one), NOW)).toEqual(one);
    }
  });
});

test("an action for gPodder has no times without a position, and none that is no play: it refuses such", () => {
  expect(gpodderAction({ ...action, position: null })).toEqual({
    podcast: sent.podcast,
    episode: sent.episode,
    guid: "e-guid",
    action: "play",
    timestamp: sent.timestamp,
  });
  expect(gpodderAction({ ...action, action: "download" })).not.toHaveProperty("position");
});

test("actions that were kept are read again, and nothing else is", () => {
  const other: EpisodeAction = { ...action, action: "delete", guid: null, position: null };
  const kept = [...actionChanges(APP, action, track), ...actionChanges(APP, other, null)];
  const broken = [
    { key: keyOf("action", "p"), value: { podcast: "p" }, stamp: "" },
    { key: keyOf("action", "q"), value: null, stamp: "" },
  ];
  expect(listActions(new Map([...kept, ...broken].map((change) => [change.key, change])))).toEqual([
    action,
    other,
  ]);
});

describe("an action as changes", () => {
  test("is kept for other apps, and is a place where the episode is known", () => {
    const changes = actionChanges(APP, action, track);
    expect(changes.map((change) => asChange(change))).toEqual(changes);
    expect(actionChanges(APP, action, null)).toEqual(changes.slice(0, 1));
    const browser = new FakeBrowser("a");
    const { state } = keepChanges(browser.device, changes);
    expect(listPlaces(state)).toMatchObject([
      { place: { time: 120, duration: 500, at: action.at, done: false, dismissed: false } },
    ]);
  });

  test.each([
    ["play", 480, 500, { time: 480, done: true }],
    ["play", 1000, null, { time: 1000, duration: 2000, done: false }],
    ["play", 1000, 0, { time: 1000, duration: 2000, done: false }],
    ["new", null, null, { time: 0, done: false }],
    ["play", null, null, undefined],
    ["download", null, null, undefined],
    ["delete", null, null, undefined],
  ] as const)("%s at %s of %s leaves the listener at %j", (kind, position, total, expected) => {
    const [, place] = actionChanges(APP, { ...action, action: kind, position, total }, track);
    if (expected) expect(place?.value).toMatchObject(expected);
    else expect(place).toBeUndefined();
  });

  test("is of its own time, however late and often it is told", () => {
    const server = new FakeServer(100);
    const browser = new FakeBrowser("a");
    browser.play("e", 700, NOW - 1000);
    browser.sync(server, NOW);
    const tell = (one: EpisodeAction) =>
      server.answer({ cursor: null, changes: actionChanges(APP, one, track) }, NOW);
    const later = { ...action, at: action.at + 5000, position: 130 };
    for (const one of [later, action, later, action]) tell(one);
    browser.sync(server, NOW);
    expect(listPlaces(browser.device.state)).toMatchObject([{ place: { time: 700 }, other: { time: 130 } }]);
    tell({ ...action, at: NOW, position: 140 });
    browser.sync(server, NOW);
    expect(browser.places).toMatchObject([{ time: 140 }]);
  });
});

describe("a place for podcast apps", () => {
  const place = {
    track: trackOf("s", "e"),
    time: 120.7,
    duration: 500.4,
    at: NOW,
    done: false,
    dismissed: false,
  };
  test("is where the listener is, in whole seconds", () => {
    expect(placeAction(place, action)).toEqual({ ...action, at: NOW - 500, started: 0, position: 120 });
  });

  test("is at the end where the episode was heard, so that they call it heard", () => {
    expect(placeAction({ ...place, time: 480, done: true }, action).position).toBe(500);
    expect(placeAction({ ...place, done: true, duration: null }, action)).toMatchObject({
      position: 120,
      total: null,
    });
  });

  test("at the beginning is new: they take no position of nought", () => {
    expect(placeAction({ ...place, time: 0.4 }, action)).toEqual({
      ...action,
      action: "new",
      at: NOW - 500,
      started: null,
      position: null,
      total: null,
    });
  });

  test("is of a time that can be written, whatever was kept", () => {
    for (const at of [1e300, -1e300])
      expect(() => gpodderAction(placeAction({ ...place, at }, action))).not.toThrow();
  });
});
