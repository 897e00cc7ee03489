import { beforeEach, describe, expect, test } from "vitest";
import { type EpisodeAction, parseEpisodeAction } from "#core/sync/episode-action.ts";
import { stateOf } from "#core/sync/merge.ts";
import { listPlaces, placeChanges } from "#core/sync/place.ts";
import { feedKey, subscribe } from "#core/sync/subscription.ts";
import { keepActions, tellActions } from "#server/apps/actions.ts";
import { findNamedEpisodes } from "#server/apps/known-episodes.ts";
import { listChanges } from "#server/sync/kept-changes.ts";
import { writeChanges } from "#server/sync/store.ts";
import { trackOf } from "../../track.ts";
import { account, addShow, db, FEED, NOW, prepareApps, SITE, SOUND } from "./app-account.ts";

prepareApps();

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
  return listPlaces(stateOf(changes));
}

/** What a browser of ours does. */
function listen(episode: string, time: number, at: number) {
  const track = { ...trackOf("tea", episode, { duration: 2000 }), guid: { show: "tea-guid", episode } };
  const place = { track, time, duration: 2000, at, done: false, dismissed: false };
  return writeChanges(db, account.id, ["place"], (state) =>
    placeChanges({ id: "browser01", state }, [], [place], at),
  );
}

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

  test("is told from what is new alone as it is from everything", async () => {
    await listen("one", 700, NOW - 60_000);
    await keep("app00000001", actionOf({ podcast: "https://old-address.example/feed", guid: null }));
    const { last } = await tell();
    expect(await tell(last)).toEqual({ actions: [], last });
    await listen("two", 100, NOW - 20_000);
    await listen("one", 900, NOW);
    const all = await tell();
    expect(all.actions).toHaveLength(2);
    expect(await tell(last)).toEqual(all);
  });
});
