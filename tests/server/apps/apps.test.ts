import { beforeEach, describe, expect, test } from "vitest";
import { type EpisodeAction, parseEpisodeAction } from "#core/sync/episode-action.ts";
import { keyOf } from "#core/sync/key.ts";
import { listPlaces, placeChanges } from "#core/sync/place.ts";
import { feedKey, subscribe } from "#core/sync/subscription.ts";
import { addAppPassword, findApp, listApps, removeAppPassword } from "#server/accounts/app-password.ts";
import { keepActions, tellActions } from "#server/apps/actions.ts";
import { credentialsOf, isNamed } from "#server/apps/credentials.ts";
import { findNamedEpisodes } from "#server/apps/known-episodes.ts";
import { beginLogin, findWaitingApp, grantLogin, takeLogin } from "#server/apps/login-flow.ts";
import { markNow, numberSince, parseSince } from "#server/apps/since.ts";
import type { Database } from "#server/db/client.ts";
import { listChanges, writeChanges } from "#server/sync/store.ts";
import { trackOf } from "../../track.ts";
import { freshDatabase } from "../database.ts";

const SITE = "https://pod.example.org";
const FEED = "https://tea.example/feed";
const SOUND = "https://cdn.tea.example/1.mp3";
const NOW = Date.parse("2026-11-28T09:00:00Z");
const HOUR = 60 * 60 * 1000;

let db: Database;
let account: { readonly id: number; readonly name: string; readonly role: "listener" };

beforeEach(async () => {
  ({ db } = await freshDatabase());
  const { id } = await db.account.create({
    data: { name: "Vera", key: "vera", role: "listener", passwordHash: "" },
  });
  account = { id, name: "Vera", role: "listener" };
});

/** A show with this feed and these episodes, by their guids, each with the address of its sound. */
async function addShow(slug: string, location: string, episodes: Readonly<Record<string, string>>) {
  const episode = { notes: "", summary: "", importChecksum: "", duration: 2000 };
  await db.show.create({
    data: {
      slug,
      guid: `${slug}-guid`,
      title: slug,
      description: "",
      language: "en",
      feed: { create: { location } },
      episodes: {
        create: Object.entries(episodes).map(([guid, audioUrl]) => ({
          ...episode,
          slug: guid,
          guid,
          title: guid,
          audioUrl,
        })),
      },
    },
  });
}

function actionOf(fields: object): EpisodeAction {
  const play = {
    podcast: FEED,
    episode: SOUND,
    action: "play",
    timestamp: NOW / 1000 - 60,
    started: 0,
    position: 120,
    total: 2000,
  };
  const action = parseEpisodeAction({ ...play, ...fields }, NOW);
  if (!action) throw new Error("no action");
  return action;
}

const keep = (writer: string, ...actions: EpisodeAction[]) =>
  keepActions(db, { accountId: account.id, writer, publicUrl: SITE }, actions);
const tell = (since = 0) => tellActions(db, account.id, SITE, since);

async function places() {
  const { changes } = await listChanges(db, account.id, ["place"]);
  return listPlaces(new Map(changes.map((change) => [change.key, change])));
}

/** What a browser of ours does. */
function listen(episode: string, time: number, at: number) {
  const track = { ...trackOf("tea", episode, { duration: 2000 }), guid: { show: "tea-guid", episode } };
  const place = { track, time, duration: 2000, at, done: false, dismissed: false };
  return writeChanges(db, account.id, ["place"], (state) =>
    placeChanges({ id: "browser01", state }, [], [place], at),
  );
}

describe("the password of an app", () => {
  test("is of 140 bits, kept as a hash, and known however it was copied", async () => {
    const password = (await addAppPassword(db, account, "  AntennaPod  on my phone ")) ?? "";
    expect(password).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(JSON.stringify(await db.appPassword.findMany())).not.toContain(password);
    for (const typed of [password, password.toUpperCase(), password.replaceAll("-", " ")])
      expect(await findApp(db, typed)).toMatchObject({ account });
    expect(await findApp(db, "")).toBeNull();
    expect(await addAppPassword(db, account, " ")).toBeNull();
    expect(await listApps(db, account)).toMatchObject([{ name: "AntennaPod on my phone" }]);
  });

  test("is noted as used once an hour, and is over when its owner takes it back", async () => {
    const password = (await addAppPassword(db, account, "Kasts")) ?? "";
    expect((await listApps(db, account))[0]?.usedAt).toBeNull();
    const first = new Date(NOW);
    await findApp(db, password, first);
    await findApp(db, password, new Date(NOW + HOUR / 2));
    expect((await listApps(db, account))[0]?.usedAt).toEqual(first);
    await findApp(db, password, new Date(NOW + 2 * HOUR));
    expect((await listApps(db, account))[0]?.usedAt).toEqual(new Date(NOW + 2 * HOUR));
    const [app] = await listApps(db, account);
    await removeAppPassword(db, { ...account, id: account.id + 1 }, app?.id ?? 0);
    expect(await findApp(db, password)).not.toBeNull();
    await removeAppPassword(db, account, app?.id ?? 0);
    expect(await findApp(db, password)).toBeNull();
  });
});

describe("an app says who it is", () => {
  const basic = (bytes: Buffer) => new Headers({ authorization: `Basic ${bytes.toString("base64")}` });
  test.each(["utf8", "latin1"] as const)("in %s", (encoding) => {
    expect(credentialsOf(basic(Buffer.from("Zoë:a:b", encoding)))).toEqual({ name: "Zoë", password: "a:b" });
  });

  test("by the cookie, but not from a page", () => {
    expect(credentialsOf(new Headers({ cookie: "a=b; sessionid=word" }))).toEqual({
      name: null,
      password: "word",
    });
    for (const page of [{ origin: SITE }, { "sec-fetch-site": "same-origin" }])
      expect(credentialsOf(new Headers({ cookie: "sessionid=word", ...page }))).toBeNull();
  });

  test.each(["", "Bearer abc", "Basic", "Basic !", `Basic ${Buffer.from("word").toString("base64")}`])(
    "not by %j",
    (authorization) => {
      expect(credentialsOf(new Headers({ authorization }))).toBeNull();
    },
  );

  test("also with question marks for letters that Latin-1 lacks", () => {
    expect(isNamed("????", "Вера")).toBe(true);
    expect(isNamed("вера", "Вера")).toBe(true);
    expect(isNamed("????", "Vera")).toBe(false);
  });
});

describe("an episode that an app names", () => {
  const found = async (name: Partial<EpisodeAction>) => {
    const named = { podcast: FEED, episode: "https://elsewhere.example", guid: null, ...name };
    const [known] = await findNamedEpisodes(db, SITE, [named]);
    return known?.track.guid.episode ?? null;
  };
  beforeEach(async () => {
    await addShow("tea", FEED, { one: SOUND, two: "/media/two.mp3" });
    await addShow("cake", "https://cake.example/rss", { one: "https://cake.example/1.mp3", three: SOUND });
  });

  test("is found by its guid within the show of the feed, ours or its publisher's", async () => {
    for (const podcast of [FEED, "http://tea.example/feed/", `${SITE}/shows/tea/feed.xml`])
      expect(await found({ podcast, guid: "two" })).toBe("two");
    expect(await found({ guid: "three" })).toBeNull();
  });

  test("is found by its sound within that show, also where it is kept here", async () => {
    expect(await found({ episode: SOUND })).toBe("one");
    expect(await found({ episode: SOUND.replace("https", "http"), guid: "another" })).toBe("one");
    expect(await found({ episode: `${SITE}/media/two.mp3` })).toBe("two");
  });

  test("of a feed that is not known is found by its sound, if there is but one", async () => {
    const podcast = "https://old-address.example/feed";
    expect(await found({ podcast, episode: "https://cake.example/1.mp3" })).toBe("one");
    expect(await found({ podcast, episode: SOUND })).toBeNull();
    expect(await found({ podcast, guid: "one" })).toBeNull();
  });

  test("is found among as many as an app may send", async () => {
    const names = Array.from({ length: 1200 }, (_, number) => ({
      podcast: FEED,
      episode: `https://x.example/${number}`,
      guid: number === 1100 ? "two" : null,
    }));
    const all = await findNamedEpisodes(db, SITE, names);
    expect(all.flatMap((known, index) => (known ? [index] : []))).toEqual([1100]);
  });
});

describe("what apps tell", () => {
  beforeEach(() => addShow("tea", FEED, { one: SOUND, two: "/media/two.mp3" }));

  test("is a place here, and the latest act is what all are told", async () => {
    await keep("app00000001", actionOf({ guid: "one" }));
    expect(await places()).toMatchObject([
      { place: { time: 120, track: { key: { show: "tea", episode: "one" } } } },
    ]);
    await listen("one", 700, NOW - 30_000);
    expect((await tell()).actions).toMatchObject([
      { podcast: FEED, episode: SOUND, guid: "one", position: 700 },
    ]);
    await keep("app00000001", actionOf({ guid: "one", timestamp: NOW / 1000, position: 300 }));
    expect((await tell()).actions).toMatchObject([{ position: 300, action: "play" }]);
    expect((await places())[0]?.place.time).toBe(300);
  });

  test("late loses to what was done since, and is told so", async () => {
    await listen("one", 700, NOW - 30_000);
    const { last } = await tell();
    await keep("app00000001", actionOf({ guid: "one" }));
    expect((await tell(last)).actions).toMatchObject([{ position: 700 }]);
    expect((await places())[0]?.place.time).toBe(700);
  });

  test("of what is not here is kept and given back, the latest of each kind", async () => {
    const unknown = {
      podcast: "https://coffee.example/rss",
      episode: "https://coffee.example/1.mp3",
      guid: "c1",
    };
    const [play, later, gone] = [
      actionOf(unknown),
      actionOf({ ...unknown, timestamp: NOW / 1000 - 10, position: 500 }),
      actionOf({ ...unknown, action: "delete", timestamp: NOW / 1000 - 5 }),
    ];
    await keep("app00000001", play, later);
    await keep("app00000002", gone, play);
    expect((await tell()).actions).toEqual([later, gone]);
    expect(await places()).toEqual([]);
  });

  test("is written in any number, once for each however often it comes", async () => {
    const many = Array.from({ length: 600 }, (_, number) =>
      actionOf({ podcast: "https://coffee.example/rss", episode: `https://coffee.example/${number}` }),
    );
    const kept = await keep("app00000001", ...many);
    expect(await keep("app00000001", ...many)).toEqual(kept);
    expect((await tell()).actions).toHaveLength(600);
  });

  test("is told under the addresses by which this listener's apps know the feed", async () => {
    await listen("two", 700, NOW - 30_000);
    const podcastsOf = async () => (await tell()).actions.map(({ podcast, episode }) => [podcast, episode]);
    const sound = `${SITE}/media/two.mp3`;
    expect(await podcastsOf()).toEqual([[FEED, sound]]);
    const own = `${SITE}/shows/tea/feed.xml`;
    await writeChanges(db, account.id, ["feed"], (state) => [
      subscribe({ id: "app00000001", state }, feedKey(own), NOW),
    ]);
    expect(await podcastsOf()).toEqual([[own, sound]]);
    const moved = "https://old-address.example/feed";
    await keep("app00000001", actionOf({ podcast: moved, episode: sound, action: "download" }));
    expect((await podcastsOf()).filter(([podcast]) => podcast !== own)).toEqual([
      [moved, sound],
      [moved, sound],
    ]);
  });

  test("tells nothing of an episode whose length nobody knows, which apps would begin anew", async () => {
    await db.episode.updateMany({ data: { duration: null } });
    const track = { ...trackOf("tea", "one"), duration: null, guid: { show: "tea-guid", episode: "one" } };
    const place = { track, time: 5, duration: null, at: NOW, done: false, dismissed: false };
    await writeChanges(db, account.id, ["place"], (state) =>
      placeChanges({ id: "browser01", state }, [], [place], NOW),
    );
    expect((await tell()).actions).toEqual([]);
  });

  test("is told from before an episode came here, until it has a place", async () => {
    const future = { podcast: FEED, episode: "https://cdn.tea.example/9.mp3", guid: "nine" };
    const told = actionOf(future);
    await keep("app00000001", told);
    const { id } = await db.show.findFirstOrThrow();
    await db.episode.create({
      data: {
        showId: id,
        slug: "nine",
        guid: "nine",
        title: "",
        summary: "",
        notes: "",
        importChecksum: "",
        duration: 2000,
        audioUrl: future.episode,
      },
    });
    expect((await tell()).actions).toEqual([told]);
    await listen("nine", 900, NOW);
    expect((await tell()).actions).toMatchObject([{ position: 900 }]);
  });
});

describe("the time from which an app asks", () => {
  const write = (name: string) =>
    writeChanges(db, account.id, [], () => [
      { key: keyOf("feed", name), value: { createdAt: 1 }, stamp: `000000000000001.000000.app00000001` },
    ]);
  const news = async (since: number | null) =>
    (await listChanges(db, account.id, ["feed"], await numberSince(db, account.id, since))).changes.map(
      ({ key }) => JSON.parse(key)[1],
    );
  const mark = async (now: number) =>
    markNow(db, account.id, now, (await listChanges(db, account.id, [])).last);

  test("is nothing at first, which is everything", async () => {
    await write("a");
    await mark(NOW);
    for (const since of [null, 0, 5, NOW / 1000 - HOUR]) expect(await news(since)).toEqual(["a"]);
  });

  test("leaves out nothing that came within the same second, or between asking and telling", async () => {
    await write("a");
    await mark(NOW - HOUR);
    await write("b");
    const told = await mark(NOW);
    await write("c");
    const later = await mark(NOW + 800);
    expect(later).toBe(told);
    await write("d");
    expect(await news(told)).toEqual(["b", "c", "d"]);
    expect(await news(NOW / 1000 + HOUR)).toEqual(expect.arrayContaining(["d"]));
    await mark(NOW + HOUR);
    expect(await news(NOW / 1000 + 2 * HOUR)).toEqual([]);
  });

  test("may be of the app's own clock, which is some minutes wrong", async () => {
    await write("a");
    await mark(NOW);
    await write("b");
    await mark(NOW + HOUR);
    for (const wrong of [-120, 120]) expect(await news((NOW + HOUR) / 1000 + wrong)).toEqual(["b"]);
  });

  test("longer ago than is remembered is everything, and what is remembered is bounded", async () => {
    await write("a");
    await mark(NOW - 100 * 24 * HOUR);
    await write("b");
    await mark(NOW);
    expect(await db.appMark.count()).toBe(1);
    expect(await news(NOW / 1000 - 50 * 24 * 3600)).toEqual(["a", "b"]);
  });

  test.each([
    ["", null],
    ["since=", null],
    ["since=12", 12],
    ["since=-1", -1],
    ["since=yesterday", undefined],
    ["since=1.5", undefined],
  ])("is read from %j as %s", (query, since) => {
    expect(parseSince(new URLSearchParams(query))).toBe(since);
  });
});

describe("an app that waits to be let in", () => {
  test("is given a password once, by the token that only it knows", async () => {
    const { pollToken, pageToken } = beginLogin(" AntennaPod/3.8.0 ");
    expect(pollToken).not.toBe(pageToken);
    expect([takeLogin(pollToken), findWaitingApp(pageToken)]).toEqual([null, "AntennaPod/3.8.0"]);
    expect(findWaitingApp(pollToken)).toBeNull();
    expect(await grantLogin(db, pageToken, account)).toBe(true);
    expect(await grantLogin(db, pageToken, account)).toBe(false);
    expect([takeLogin(pageToken), findWaitingApp(pageToken)]).toEqual([null, null]);
    const granted = takeLogin(pollToken);
    expect(granted?.loginName).toBe("Vera");
    expect(await findApp(db, granted?.appPassword ?? "")).toMatchObject({ account });
    expect(takeLogin(pollToken)).toBeNull();
    expect(await db.appPassword.count()).toBe(1);
  });

  test("waits for twenty minutes", async () => {
    const { pageToken } = beginLogin("Kasts", NOW);
    expect(findWaitingApp(pageToken, NOW + 19 * 60_000)).toBe("Kasts");
    expect(findWaitingApp(pageToken, NOW + 21 * 60_000)).toBeNull();
    expect(await grantLogin(db, pageToken, account)).toBe(false);
  });

  test("is none of too many: those who came first go", () => {
    const first = beginLogin("first");
    for (let number = 0; number < 10_000; number++) beginLogin("next");
    expect(findWaitingApp(first.pageToken)).toBeNull();
  });
});
