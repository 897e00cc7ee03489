import { describe, expect, test } from "vitest";
import { appMethods } from "#core/app/address.ts";
import { addressKey } from "#core/app/address-key.ts";
import { appSettingChanges, findAppSettings, listFavorites, parseScope } from "#core/app/app-setting.ts";
import { asDeviceName, deviceChanges, listDevices } from "#core/app/device.ts";
import { parseFileName, readSubscriptions, writeSubscriptions } from "#core/app/subscription-file.ts";
import { parseSubscriptionUpload } from "#core/app/subscription-upload.ts";
import { merge, type SyncState } from "#core/sync/merge.ts";

const APP = "app00000001";
const NOW = Date.parse("2026-11-28T09:00:00Z");
const EMPTY: SyncState = new Map();

describe("the last piece of an address", () => {
  test.each([
    ["vera.json", { name: "vera", format: "json" }],
    ["vera.x.opml", { name: "vera.x", format: "opml" }],
    ["my.phone.txt", { name: "my.phone", format: "txt" }],
    ["vera.xml", { name: "vera", format: null }],
    ["vera", { name: "vera", format: null }],
    [".json", { name: "", format: "json" }],
  ])("%s is parted at its last point", (file, named) => {
    expect(parseFileName(file)).toEqual(named);
  });
});

describe("subscriptions as a file", () => {
  const feeds = [
    { url: "https://tea.example/feed?a=1&b=2", title: "Tea & cake" },
    { url: "http://coffee.example/rss", title: null },
  ];
  test.each(["json", "txt", "opml"] as const)("are written as %s and read again", (format) => {
    const text = writeSubscriptions(feeds, format, "Vera");
    expect(readSubscriptions(text, format)).toEqual(feeds.map(({ url }) => url));
  });

  test("have titles where there is room for them", () => {
    const opml = writeSubscriptions(feeds, "opml", "Vera");
    expect(opml).toContain('text="Tea &amp; cake"');
    expect(opml).toContain('text="http://coffee.example/rss"');
  });

  test.each([
    ["json", "{}"],
    ["json", "nothing"],
    ["opml", "<html></html>"],
    ["opml", ""],
  ] as const)("that are no %s are none: %s", (format, text) => {
    expect(readSubscriptions(text, format)).toBeNull();
  });
});

describe("what an app subscribes to", () => {
  test("is kept as addresses of the web, and the app is told of what is kept in another way", () => {
    const add = [
      " https://a.example/feed ",
      "feed://b.example/rss",
      "c:\\podcasts",
      "https://a.example/feed",
      5,
    ];
    expect(parseSubscriptionUpload({ add, remove: ["https://d.example"] })).toEqual({
      add: ["https://a.example/feed", "https://b.example/rss"],
      remove: ["https://d.example"],
      updated: [
        [" https://a.example/feed ", "https://a.example/feed"],
        ["feed://b.example/rss", "https://b.example/rss"],
        ["c:\\podcasts", ""],
      ],
    });
  });

  test("that is too long is not kept", () => {
    const long = `https://a.example/${"x".repeat(3000)}`;
    expect(parseSubscriptionUpload({ add: [long] })).toMatchObject({ add: [], updated: [[long, ""]] });
  });

  test.each([
    ["added and removed at once", { add: ["https://a.example"], remove: ["https://a.example "] }],
    ["no lists", { add: "https://a.example" }],
    ["a list", []],
    ["nothing", undefined],
  ])("is none where it is %s", (_, value) => {
    expect(parseSubscriptionUpload(value)).toBeNull();
  });
});

describe("a device of an app", () => {
  test("is what was told of it, by and by", () => {
    const first = deviceChanges({ id: APP, state: EMPTY }, "phone", {}, NOW) ?? [];
    let state = merge(EMPTY, first);
    expect(listDevices(state)).toEqual([{ id: "phone", caption: "", type: "other" }]);
    state = merge(state, deviceChanges({ id: APP, state }, "phone", { type: "mobile" }, NOW) ?? []);
    state = merge(state, deviceChanges({ id: APP, state }, "phone", { caption: "Mine" }, NOW) ?? []);
    state = merge(state, deviceChanges({ id: APP, state }, "desk", { type: "toaster" }, NOW) ?? []);
    expect(listDevices(state)).toEqual([
      { id: "desk", caption: "", type: "other" },
      { id: "phone", caption: "Mine", type: "mobile" },
    ]);
    expect(deviceChanges({ id: APP, state }, "phone", {}, NOW)).toEqual([]);
  });

  test.each([[[]], [null], [{ caption: 5 }], [{ caption: "x".repeat(300) }]])(
    "is not told of by %j",
    (told) => {
      expect(deviceChanges({ id: APP, state: EMPTY }, "phone", told, NOW)).toBeNull();
    },
  );

  test.each(["", "a b", "a/b", "x".repeat(101)])("is not called %j", (name) => {
    expect(asDeviceName(name)).toBeUndefined();
  });
});

describe("a setting of apps", () => {
  const scopeOf = (name: string, parameters: Readonly<Record<string, string>> = {}) =>
    parseScope(name, (parameter) => parameters[parameter] ?? null);
  const podcast = "https://tea.example/feed";
  const episode = "https://tea.example/1.mp3";

  test("is of that which its address names", () => {
    expect(scopeOf("account")).toEqual(["account"]);
    expect(scopeOf("device", { device: "phone" })).toEqual(["device", "phone"]);
    expect(scopeOf("podcast", { podcast })).toEqual(["podcast", podcast]);
    expect(scopeOf("episode", { podcast, episode })).toEqual(["episode", podcast, episode]);
    for (const [name, given] of [
      ["device", {}],
      ["podcast", {}],
      ["episode", { podcast }],
      ["show", { podcast }],
    ] as const)
      expect(scopeOf(name, given)).toBeNull();
  });

  test("is set and removed where it belongs, and nowhere else", () => {
    const [of, other] = [scopeOf("podcast", { podcast }), scopeOf("episode", { podcast, episode })];
    if (!of || !other) throw new Error("no scopes");
    let state = merge(
      EMPTY,
      appSettingChanges({ id: APP, state: EMPTY }, of, { set: { a: 1, b: { c: [true] } } }, NOW) ?? [],
    );
    state = merge(
      state,
      appSettingChanges({ id: APP, state }, other, { set: { is_favorite: true } }, NOW) ?? [],
    );
    expect(findAppSettings(state, of)).toEqual({ a: 1, b: { c: [true] } });
    expect(findAppSettings(state, other)).toEqual({ is_favorite: true });
    expect(listFavorites(state)).toEqual([{ podcast, episode }]);
    state = merge(state, appSettingChanges({ id: APP, state }, of, { remove: ["b", "unknown"] }, NOW) ?? []);
    expect(findAppSettings(state, of)).toEqual({ a: 1 });
  });

  test.each([[[]], [{ set: [] }], [{ remove: "a" }], [{ set: { a: "x".repeat(70_000) } }]])(
    "is none in %j",
    (told) => {
      expect(appSettingChanges({ id: APP, state: EMPTY }, ["account"], told, NOW)).toBeNull();
    },
  );
});

test("two addresses are the same however they are encrypted, and with a slash at the end or not", () => {
  const key = addressKey("https://Tea.example/feed/");
  expect(addressKey("http://tea.example/feed")).toBe(key);
  for (const other of [
    "https://tea.example/feed?a",
    "https://tea.example/Feed",
    "https://tea.example:8443/feed",
    "tea",
  ])
    expect(addressKey(other)).not.toBe(key);
});

test.each([
  ["/api/2/episodes/vera.json", "GET, HEAD, POST"],
  ["/subscriptions/vera/phone.txt", "GET, HEAD, PUT"],
  ["/index.php/apps/gpoddersync/episode_action", "GET, HEAD, POST"],
  ["/login/v2", "POST"],
  ["/index.php/login/v2/poll", "POST"],
  ["/login/v2/flow/a", null],
  ["/subscriptions/vera.opml", null],
  ["/api/20/a", null],
])("apps may do at %s: %s", (path, methods) => {
  expect(appMethods(path)).toBe(methods);
});
