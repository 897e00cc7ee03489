import { beforeAll, expect, test } from "vitest";
import { UNFILTERED } from "#core/episode/filter.ts";
import { database } from "#server/db/client.ts";
import { listGroups } from "#server/shows/episode-choice.ts";
import { listChosen, listEpisodes, listNewestPage } from "#server/shows/episodes.ts";
import { knownPeople } from "#server/shows/people.ts";
import { findPerson, listCreditingShows, listPersonPage, listShowPeople } from "#server/shows/person-list.ts";
import { listSitemapPages } from "#server/shows/sitemap.ts";
import { findTag, listTagPage } from "#server/shows/tags.ts";
import { processDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";

processDatabase(() => ({ PUBLIC_URL: "https://pod.example" }));

beforeAll(async () => {
  const db = database();
  await addShow(db, "Sea", "en", [
    {
      title: "Lamps",
      published: "2024-12-31",
      tags: ["Light", "Sea"],
      lines: [
        ["Zoë Hart", "A lamp."],
        ["SPEAKER_01", "A voice."],
        ["Paul", "A word."],
        ["Zoë Hart", "Another lamp."],
      ],
    },
    { title: "Rocks", published: "2025-01-01", tags: ["Sea"], lines: [["Paul", "A rock."]] },
    { title: "Wrecks", published: "2025-06-01", lines: [["Zoë Hart", "Gone."]] },
  ]);
  await addShow(db, "Land", "en", [{ title: "Hills", published: "2026-02-01", tags: ["Light"], lines: [] }]);
  const [lamps, rocks, wrecks, hills] = await Promise.all(
    ["lamps", "rocks", "wrecks", "hills"].map((slug) => db.episode.findFirstOrThrow({ where: { slug } })),
  );
  await db.episode.update({ where: { id: wrecks?.id ?? 0 }, data: { withdrawnAt: new Date() } });
  await db.episode.update({ where: { id: rocks?.id ?? 0 }, data: { season: 2, seasonName: "Rocks" } });
  const show = await db.show.findUniqueOrThrow({ where: { slug: "land" } });
  await db.person.createMany({
    data: [
      {
        episodeId: hills?.id ?? 0,
        name: "zoe  HART",
        role: "guest",
        group: "cast",
        href: "https://zoe.example",
      },
      { episodeId: lamps?.id ?? 0, name: "Ann", role: "guest", group: "cast" },
      { episodeId: wrecks?.id ?? 0, name: "Nobody Now", role: "guest", group: "cast" },
      { showId: show.id, name: "Ann", role: "host", group: "cast", imageUrl: "/media/ann.png" },
    ],
  });
});

const titlesOf = async (ids: readonly number[]) =>
  (await listChosen(ids, 1)).episodes.map(({ track }) => track.title);

test("nobody is who is only in what was withdrawn, or has no name", async () => {
  expect([...(await knownPeople()).keys()].toSorted()).toEqual(["ann", "paul", "zoe-hart"]);
  expect(await findPerson("nobody-now")).toBeNull();
});

test("a guest is in every episode that credits them or in which they speak, the newest first", async () => {
  const zoe = await findPerson("zoe-hart");
  expect(zoe).toMatchObject({ name: "zoe  HART", roles: ["guest"], link: "https://zoe.example" });
  expect(await titlesOf(zoe?.episodes ?? [])).toEqual(["Hills", "Lamps"]);
  const paul = await findPerson("paul");
  expect([paul?.roles, await titlesOf(paul?.episodes ?? [])]).toEqual([[], ["Rocks", "Lamps"]]);
});

test("who makes a show is found at it, with their picture", async () => {
  const ann = await findPerson("ann");
  if (!ann) throw new Error("Ann is not there");
  expect((await listCreditingShows(ann)).map(({ title }) => title)).toEqual(["Land"]);
  expect(ann).toMatchObject({ roles: ["guest", "host"], imageUrl: "/media/ann.png" });
});

test.each([
  ["", ["Paul", "zoe  HART", "Ann"]],
  ["zoë h", ["zoe  HART"]],
  ["har", ["zoe  HART"]],
  ["art", []],
])("people are found by how the words of their names begin: %o", async (typed, names) => {
  const { people, total } = await listPersonPage(typed, 1);
  expect([people.map(({ name }) => name), total]).toEqual([names, names.length]);
  expect((await listPersonPage(typed, 2)).people).toEqual([]);
});

test("a show lists those who are in it, and their episodes in it", async () => {
  expect(await listShowPeople("sea")).toEqual([
    { key: "paul", name: "Paul", count: 2 },
    { key: "zoe-hart", name: "zoe  HART", count: 1 },
    { key: "ann", name: "Ann", count: 1 },
  ]);
  const found = await listEpisodes("sea", { ...UNFILTERED, speaker: "zoe-hart" });
  expect(found.episodes.map(({ track }) => track.title)).toEqual(["Lamps"]);
});

test("years and seasons are counted as if they were open, within all else", async () => {
  expect(await listGroups("sea", UNFILTERED)).toEqual({
    years: [
      { value: "2025", count: 1 },
      { value: "2024", count: 1 },
    ],
    seasons: [{ value: 2, name: "Rocks", count: 1 }],
  });
  const { years, seasons } = await listGroups("sea", { ...UNFILTERED, year: "2024", speaker: "ann" });
  expect([years, seasons]).toEqual([[{ value: "2024", count: 1 }], []]);
});

test("a year is the feed's, where it tells the day, else that of the time in UTC", async () => {
  const { id } = await database().episode.findFirstOrThrow({ where: { slug: "lamps" } });
  const titles = async (year: string) =>
    (await listEpisodes("sea", { ...UNFILTERED, year })).episodes.map(({ track }) => track.title);
  expect([await titles("2024"), await titles("2025")]).toEqual([["Lamps"], ["Rocks"]]);
  await database().episode.update({ where: { id }, data: { publishedDay: "2025-01-01" } });
  expect([await titles("2024"), await titles("2025")]).toEqual([[], ["Rocks", "Lamps"]]);
  await database().episode.update({ where: { id }, data: { publishedDay: null } });
});

test("a tag is what listed episodes of all shows have", async () => {
  const { tags, total } = await listTagPage("", 1);
  expect(tags.map(({ slug, episodeCount }) => [slug, episodeCount])).toEqual([
    ["light", 2],
    ["sea", 2],
  ]);
  expect([total, (await listTagPage("IGH", 1)).tags.map(({ name }) => name)]).toEqual([2, ["Light"]]);
  const { episodes, pages } = await listNewestPage(1, 1, "light");
  expect([episodes.map(({ track }) => track.title), pages]).toEqual([["Hills"], 2]);
  expect([await findTag("light"), await findTag("dark")]).toEqual([{ slug: "light", name: "Light" }, null]);
});

test("the sitemap names them, but nobody whose shows are to be in no directory", async () => {
  const paths = async () =>
    (await listSitemapPages(1, "")).map(({ url }) => url).filter((url) => /people|tags/.test(url));
  expect(await paths()).toEqual([
    "/tags",
    "/tags/light",
    "/tags/sea",
    "/people",
    "/people/paul",
    "/people/zoe-hart",
    "/people/ann",
  ]);
  await database().show.update({ where: { slug: "sea" }, data: { blocked: true } });
  expect(await paths()).toEqual(["/tags", "/tags/light", "/people", "/people/zoe-hart", "/people/ann"]);
  await database().show.update({ where: { slug: "sea" }, data: { blocked: false } });
});
