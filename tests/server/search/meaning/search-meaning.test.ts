import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type SearchRequest, searchFor } from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import { searchAnswer } from "#server/api/answer.ts";
import type { SearchBackend } from "#server/search/catalogue/backend.ts";
import { openSearch } from "#server/search/engine/open.ts";
import { indexTranscript } from "#server/search/index/index-texts.ts";
import { agree } from "#server/search/meaning/due-vectors.ts";
import { QueryVectors } from "#server/search/meaning/query-vectors.ts";
import { EmbedderHost } from "../../../support/embedder-host.ts";
import { sharedDatabase } from "../../database.ts";
import { addShow } from "../search-archive.ts";
import { embedAll, embedderAt, START } from "./embedding.ts";

const shared = sharedDatabase();
let filled = 0;
/** Words of no meaning that make a passage long enough to be embedded by itself, and like no other. */
function fillOf(): string {
  filled += 1;
  const own = filled;
  return Array.from({ length: 30 }, (_, i) => `q${own}x${i}`).join(" ");
}
let host: EmbedderHost;
let backend: SearchBackend;
/** Epoch milliseconds. */
let now = 0;

beforeAll(async () => {
  host = await EmbedderHost.open();
  const db = shared.db();
  await addShow(db, "Nights", "en", [
    {
      title: "Restless",
      published: "2026-01-10",
      lines: [
        ["Ann", `I lay awake with insomnia, awake ${fillOf()}`],
        ["Bob", `The kettle whistled ${fillOf()}`],
      ],
    },
    {
      title: "Rested",
      published: "2026-03-10",
      tags: ["Health"],
      lines: [
        ["Ann", `Better sleep, and how I slept ${fillOf()}`],
        ["Cid", `Awake again, insomnia ${fillOf()}`],
      ],
    },
  ]);
  await addShow(db, "Harbour", "en", [
    { title: "Sails", lines: [["Dan", `The boat and the ship under sail ${fillOf()}`]] },
    { title: "Loaves", lines: [["Eve", `Bread of flour and dough ${fillOf()}`]] },
    { title: "Rare", lines: [["Eve", `A theodolite, once ${fillOf()}`]] },
    ...Array.from({ length: 24 }, (_, i) => ({
      title: `Lamp ${i}`,
      audio: "/media/lamp.mp3",
      lines: [["Fay", i === 20 ? `lamp wick lantern light ${fillOf()}` : `A lamp, and ${fillOf()}`] as const],
    })),
  ]);
  await agree(db, embedderAt(host), START);
  await embedAll(db, embedderAt(host));
  expect(await db.dueVectors.count()).toBe(0);
  backend = openSearch(shared.file, () => {}, new QueryVectors(embedderAt(host), { now: () => now }));
});
afterAll(async () => {
  await backend.close();
  host.close();
});
beforeEach(() => {
  host.sent.length = 0;
  host.always = null;
});

const find = (query: string, changes: Partial<SearchRequest> = {}, of = backend): Promise<ResultPage> =>
  of.search({ ...searchFor(query), ...changes });

const similarOf = ({ similar }: ResultPage) =>
  similar.kind === "found"
    ? similar.episodes.map(({ track, hits }) => [track.title, ...hits.map(({ speaker }) => speaker)])
    : similar.kind;

const titlesOf = ({ episodes }: ResultPage) => episodes.map(({ track }) => track.title);

describe("what is looked for by its meaning", () => {
  test("is found where none of its words is said, apart from what has them, without marks and in no count", async () => {
    const page = await find("sleep");
    expect(titlesOf(page)).toEqual(["Rested"]);
    expect(page).toMatchObject({ totalHits: 1, totalEpisodes: 1, playable: 0, pages: 1 });
    expect(page.facets.speaker.map(({ value }) => value)).toEqual(["Ann"]);
    expect(similarOf(page)).toEqual([
      ["Restless", "Ann"],
      ["Rested", "Cid"],
    ]);
    const hits =
      page.similar.kind === "found" ? page.similar.episodes.flatMap((episode) => episode.hits) : [];
    expect(hits.flatMap(({ parts }) => parts.filter(({ marked }) => marked))).toEqual([]);
    expect(hits[0]).toMatchObject({ number: null, start: 0 });
    expect(hits[0]?.id).toMatch(/^[^/]+\/[^/]+\/en\/0$/);
    const { totalMoments, episodes, similar } = searchAnswer(page, searchFor("sleep"), "https://p.example");
    expect([totalMoments, episodes.length]).toEqual([1, 1]);
    expect(similar.map(({ title, moments }) => [title, ...moments.map(({ marks }) => marks)])).toEqual([
      ["Restless", []],
      ["Rested", []],
    ]);
  });

  test("is found where no word of it is said anywhere", async () => {
    const page = await find("спать");
    expect(page.totalEpisodes).toBe(0);
    expect(similarOf(page)).toEqual([
      ["Restless", "Ann"],
      ["Rested", "Cid", "Ann"],
    ]);
  });

  test.each([
    ["speaker:cid sleep", {}, [["Rested", "Cid"]]],
    ["insomnia", { speaker: "Bob" }, []],
    ["boat", { show: "nights" }, []],
    ["спать", { to: "2026-02-01" }, [["Restless", "Ann"]]],
    ["спать", { tag: "health" }, [["Rested", "Cid", "Ann"]]],
    ["спать", { lang: "de" }, []],
    ["спать after:2026-02", {}, [["Rested", "Cid", "Ann"]]],
  ])("passes the same filters: %s %o", async (query, changes, expected) => {
    expect(similarOf(await find(query, changes))).toEqual(expected);
  });

  test("is nothing where nothing in the archive is like it", async () => {
    expect(similarOf(await find("xylophone"))).toEqual([]);
  });

  test("drowns no rare word: what has it comes first and stands alone", async () => {
    const page = await find("theodolite");
    expect(titlesOf(page)).toEqual(["Rare"]);
    expect(page.totalHits).toBe(1);
  });

  test("has a say in the order of what has the words, and none in how much that is", async () => {
    const own = openSearch(shared.file);
    onTestFinished(() => own.close());
    const [words, both] = [await find("lamp", {}, own), await find("lamp")];
    expect(words.similar).toEqual({ kind: "unasked" });
    const { episodes: _, similar: __, ...counts } = words;
    expect(both).toMatchObject(counts);
    const later = await Promise.all([1, 2, 3].map((page) => find("lamp", { page })));
    const titles = later.flatMap(titlesOf);
    expect(new Set(titles).size).toBe(24);
    expect(titles[0]).toBe("Lamp 20");
    expect(later.slice(1).map(similarOf)).toEqual([[], []]);
  });

  test("plays in the order in which it is listed, what has the words alone", async () => {
    const pages = await Promise.all([1, 2, 3].map((page) => find("lamp", { page })));
    const listed = pages.flatMap(({ episodes }) => episodes.flatMap(({ hits }) => hits.map(({ id }) => id)));
    const { hits, total } = await backend.playable(searchFor("lamp"), 0);
    expect(total).toBe(24);
    expect(hits.length).toBeGreaterThan(10);
    expect(hits.map(({ id }) => id)).toEqual(listed.slice(0, hits.length));
  });

  test("shows what several episodes say in the same words once, and nothing beside what repeats a hit", async () => {
    const db = shared.db();
    const advertisement = `Our sponsor sells flour and dough ${fillOf()}`;
    await addShow(db, "Sponsored", "en", [
      ...Array.from({ length: 14 }, (_, i) => ({
        title: `Sold ${i}`,
        lines: [["Guy", advertisement] as const],
      })),
      { title: "Baked", lines: [["Hal", `A dough of flour ${fillOf()}`]] },
    ]);
    await embedAll(db, embedderAt(host));
    const similar = similarOf(await find("baking"));
    expect(similar).toHaveLength(3);
    expect(similar).toEqual(
      expect.arrayContaining([
        ["Loaves", "Eve"],
        ["Baked", "Hal"],
      ]),
    );
    const [first] = (await find("sponsor")).episodes;
    const repeats = first?.hits[0]?.id ?? "";
    const page = await find("sponsor", { repeats });
    expect(page.totalHits).toBe(14);
    expect(similarOf(page)).toBe("unasked");
  });

  test("is what the text says now", async () => {
    const db = shared.db();
    const passage = await db.passage.findFirstOrThrow({ where: { speaker: "Bob" } });
    const change = async (text: string) => {
      await db.passage.update({ where: { id: passage.id }, data: { text } });
      await db.$transaction((tx) => indexTranscript(tx, passage.transcriptId));
      await embedAll(db, embedderAt(host));
    };
    expect(similarOf(await find("harbour"))).toEqual([["Sails", "Dan"]]);
    await change(`A ship, a boat, a sail ${fillOf()}`);
    expect(similarOf(await find("harbour"))).toEqual(
      expect.arrayContaining([
        ["Restless", "Bob"],
        ["Sails", "Dan"],
      ]),
    );
    await change(passage.text);
    expect(similarOf(await find("harbour"))).toEqual([["Sails", "Dan"]]);
  });
});

test("where the server fails words alone are looked for, and it is said so", async () => {
  host.always = { kind: "status", status: 500 };
  const page = await find("bread");
  expect(titlesOf(page)).toEqual(["Loaves"]);
  expect(page).toMatchObject({ totalHits: 1, similar: { kind: "failed" } });
  host.always = null;
  now += 10_001;
  expect((await find("bread")).similar.kind).toBe("found");
});

test("nothing is asked of a server for a model that has no vectors here", async () => {
  const own = openSearch(shared.file, () => {}, new QueryVectors(embedderAt(host, "words-2")));
  onTestFinished(() => own.close());
  expect((await find("sleep", {}, own)).similar).toEqual({ kind: "unasked" });
  expect(host.sent).toEqual([]);
});
