import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { followedName } from "#core/search/followed-search.ts";
import { MOST_ASKED, parseAskedNews, parseToldNews } from "#core/search/news.ts";
import { searchFor } from "#core/search/request.ts";
import type { SearchBackend } from "#server/search/catalogue/backend.ts";
import { openSearch } from "#server/search/engine/open.ts";
import { listNews } from "#server/search/news.ts";
import { sharedDatabase } from "../database.ts";
import { addShow } from "./search-archive.ts";

const lamp = searchFor("lamp");
const LINES = [["Ann", "The lamp is lit."]] as const;
const always = () => true;

const { db, file } = sharedDatabase();
let backend: SearchBackend;
beforeAll(async () => {
  backend = openSearch(file);
  await addShow(db(), "Harbour", "en", [
    {
      title: "First",
      published: "2026-03-01",
      tags: ["Light"],
      lines: [...LINES, ["Paul", "A lamp, again."]],
    },
    { title: "Silent so far", published: "2026-04-01", lines: [] },
  ]);
});
afterAll(() => backend.close());

/** Up to when what is there was looked through. */
const asOf = async () => (await backend.search(lamp)).asOf;

/** The episode came at that time, in epoch milliseconds, as if the clock had gone on meanwhile. */
async function cameAt(title: string, time: number): Promise<void> {
  await db().episode.updateMany({
    where: { title, transcribedAt: { not: null } },
    data: { transcribedAt: new Date(time) },
  });
}

describe("what is new of a search", () => {
  test("is what has come since it was looked at, whenever it was published", async () => {
    await cameAt("First", 1000);
    expect(await asOf()).toBe(1000);
    expect(await backend.news(lamp, 0)).toMatchObject({ fresh: 2, newest: "2026-03-01", asOf: 1000 });
    expect(await backend.news(lamp, 1000)).toMatchObject({ fresh: 0, newest: "2026-03-01", asOf: 1000 });
    await addShow(db(), "Old archive", "en", [{ title: "Old", published: "1999-01-01", lines: LINES }]);
    await cameAt("Old", 2000);
    expect(await backend.news(lamp, 1000)).toMatchObject({ fresh: 1, newest: "2026-03-01", asOf: 2000 });
    expect(await backend.news(searchFor("zeppelin"), 0)).toMatchObject({ fresh: 0, newest: null });
  });

  test("is there once there is a transcript, and not again with a better one", async () => {
    await cameAt("First", 1000);
    const before = await asOf();
    const episode = { title: "Silent so far", published: "2026-04-01" };
    await addShow(db(), "Harbour", "en", [{ ...episode, lines: LINES }]);
    expect(await backend.news(lamp, before)).toMatchObject({ fresh: 1, newest: "2026-04-01" });
    const seen = await asOf();
    await addShow(db(), "Harbour", "en", [
      { title: "First", published: "2026-03-01", tags: ["Light"], lines: LINES },
      { ...episode, lines: [...LINES, ["Ann", "That lamp!"]] },
    ]);
    expect(await backend.news(lamp, seen)).toMatchObject({ fresh: 0, newest: "2026-04-01", asOf: seen });
  });

  test("is narrowed as the search is, and what narrows it is told by its name", async () => {
    const narrowed = { ...lamp, show: "harbour", tag: "light", speaker: "Ann" };
    expect(await backend.news(narrowed, 0)).toMatchObject({
      newest: "2026-03-01",
      show: "Harbour",
      tag: "Light",
    });
    expect(await backend.news({ ...narrowed, speaker: "Nobody" }, 0)).toMatchObject({
      fresh: 0,
      newest: null,
    });
    expect(await backend.news({ ...lamp, show: "gone", tag: "gone" }, 0)).toMatchObject({
      fresh: 0,
      show: null,
      tag: null,
    });
  });

  test("is told of many searches one after the other, for as long as there is time", async () => {
    const names = ["lamp", "(", "c++ OR *"].map((query) => followedName(searchFor(query)));
    const asked = names.map((name) => ({ name, since: 0 }));
    const told = await listNews(asked, backend.news, always);
    expect(told.map(({ name }) => name)).toEqual(names);
    expect(parseToldNews(JSON.parse(JSON.stringify(told)))).toEqual(told);
    let left = 1;
    expect(await listNews(asked, backend.news, () => left-- > 0)).toEqual(told.slice(0, 1));
  });
});

describe("a question for what is new", () => {
  const asked = { name: "q=lamp", since: 0 };
  test.each([
    ["too many searches", Array.from({ length: MOST_ASKED + 1 }, () => asked)],
    ["a name without end", [{ ...asked, name: "q".repeat(100_000) }]],
    ["a time that is none", [{ ...asked, since: -1 }]],
    ["no list", { asked }],
  ])("is none with %s", (_, value) => {
    expect(parseAskedNews(value)).toBeNull();
  });
});
