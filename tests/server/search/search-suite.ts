import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PlayableHit } from "#core/search/playable-hit.ts";
import { parseQuery } from "#core/search/query.ts";
import { type SearchRequest, searchFor } from "#core/search/request.ts";
import type { ResultPage } from "#core/search/results.ts";
import type { Database } from "#server/db/client.ts";
import type { SearchBackend } from "#server/search/catalogue/backend.ts";
import { addShow } from "./search-archive.ts";

interface Opened {
  readonly db: Database;
  readonly backend: SearchBackend;
}

async function fill(db: Database): Promise<void> {
  await addShow(db, "Harbour Talk", "en", [
    {
      title: "About lamps",
      published: "2024-03-01",
      minutes: 12,
      tags: ["Light"],
      notes: "Recorded in a cellar.",
      lines: [
        ["Vera Lund", "The old light"],
        ["Vera Lund", "house stood on the rock."],
        ["Vera Lund", "Its lamp was a café's delight."],
        ["Paul", "He was running up the stairs, and she runs still."],
      ],
    },
    {
      title: "About numbers",
      published: "2025-06-15",
      minutes: 45,
      tags: ["Numbers"],
      lines: [
        ["Paul", "They sampled at 44,100 hertz, or 3.5 times that, with GPT-4."],
        ["Vera Lund", "It's C++ and .NET, said Zoë, not C or the net."],
        ["Paul", "Don't say the news is new; that's well-known."],
      ],
    },
    {
      title: "About rocks",
      published: "2026-01-20",
      minutes: 90,
      lines: [
        [
          "Ann",
          "A rock is patient. A lamp, far away from here, is not, and so the keeper said to the rock: wait.",
        ],
        ["Ann", "The lamp rock is a band."],
        ["Paul", "Old old old words, said old Paul of the old town."],
      ],
    },
  ]);
  await addShow(db, "Разговоры", "ru", [
    {
      title: "О маяках",
      published: "2025-12-31",
      minutes: 5,
      lines: [
        ["Анна", "Старый маяк стоял на скале."],
        ["Анна", "Ещё один маяк горел вдали, и мы говорили о маяках."],
      ],
    },
    {
      title: "灯台の話",
      language: "ja",
      lines: [["Yumi", "東京の灯台は古い。AI灯台もある。"]],
    },
  ]);
  await addShow(db, "Signals", "en", [
    { title: "Silent", lines: beaconLines(4) },
    { title: "Short", audio: "/media/short.mp3", published: "2026-01-01", lines: beaconLines(6) },
    {
      title: "Long",
      audio: "/media/long.mp3",
      published: "2026-02-01",
      lines: [...beaconLines(60), ["Ann", "Beacon, beacon: beacon!"]],
    },
  ]);
}

/** A passage for each line; in every second one somebody says "beacon". */
const beaconLines = (count: number) =>
  Array.from(
    { length: count },
    (_, line) => [`Speaker ${line % 2}`, line % 2 === 0 ? `Beacon number ${line}.` : "Hm."] as const,
  );

/** The queries and expected hits that hold for every search backend. */
export function searchSuite(
  name: string,
  open: () => Promise<Opened>,
  close: (opened: Opened) => Promise<void>,
): void {
  describe(`search by ${name}`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
      await fill(opened.db);
    });
    afterAll(() => close(opened));

    const search = (query: string, changes: Partial<SearchRequest> = {}): Promise<ResultPage> =>
      opened.backend.search({ ...searchFor(query), ...changes });

    async function marks(query: string): Promise<readonly string[]> {
      const { episodes } = await search(query);
      return episodes
        .flatMap(({ hits }) => hits.flatMap(({ parts }) => parts.filter((p) => p.marked).map((p) => p.text)))
        .toSorted();
    }

    async function titles(query: string, changes: Partial<SearchRequest> = {}): Promise<readonly string[]> {
      return (await search(query, changes)).episodes.map(({ track }) => track.title);
    }

    describe("what is found", () => {
      test.each([
        ["nothing is asked", "", []],
        ["only what is left out", "-lamp", []],
        ["a word that is nowhere", "zeppelin", []],
        ["all words, wherever they stand", "lamp delight", ["delight", "lamp"]],
        ["not without one of them", "lamp zeppelin", []],
        ["a phrase across a cue boundary", '"light house stood"', ["light house stood"]],
        ["a phrase in its order only", '"house light"', []],
        ["a phrase across punctuation", '"wait the lamp"', ["wait. The lamp"]],
        ["case and accents do not matter", "CAFE", ["café"]],
        ["also the other way round", "zoe", ["Zoë"]],
        ["one or the other", "zeppelin OR delight", ["delight"]],
        ["without what is excluded", "delight -lamp", []],
        ["the beginning of a word", "deli*", ["delight"]],
        ["a number with its comma", "44,100", ["44,100"]],
        ["a number with its point", "3.5", ["3.5"]],
        ["a name with a hyphen", "gpt-4", ["GPT-4"]],
        ["a word with an apostrophe", "don't", ["Don't"]],
        ["the same with a typographer's", "don’t", ["Don't"]],
        ["a hyphen typed as a space", '"well known"', ["well-known"]],
        ["signs that make a word", "c++", ["C++"]],
        ["and no other letter", '"not c"', ["not C"]],
        ["a dot that begins a word", ".net", [".NET"]],
        ["a word without its dot", '"the net"', ["the net"]],
        ["the other forms of a word", "run", ["running", "runs"]],
        ["from a form that is not spoken", "lamps", ["lamp", "lamp", "lamp"]],
        ["quoted, as it is written only", '"runs"', ["runs"]],
        ["no other word that looks like a form", "news", ["news"]],
        ["Russian, all cases", "МАЯКОМ", ["маяк", "маяк", "маяках"]],
        ["Russian, quoted", '"маяках"', ["маяках"]],
        ["a letter that only looks accented", "старый", ["Старый"]],
        ["ё as е", "еще", ["Ещё"]],
        ["е as ё", "ещё", ["Ещё"]],
        ["a word of a script without spaces", "灯台", ["灯台", "灯台"]],
        ["and beside Latin letters", "AI", ["AI"]],
      ])("%s: %s", async (_, query, expected) => {
        expect(await marks(query)).toEqual(expected.toSorted());
      });

      test("a hit begins with its first matching word, and has an id that says where it is", async () => {
        const [hit] = (await search('"lamp was"')).episodes[0]?.hits ?? [];
        expect(hit).toMatchObject({ id: "harbour-talk/about-lamps/en/0", speaker: "Vera Lund", end: 30 });
        expect(hit?.start).toBeGreaterThan(20);
        expect(hit?.start).toBeLessThan(23);
      });

      test("each hit carries its own marks, not those of the first match", async () => {
        const { episodes } = await search("delight OR hertz OR скале");
        const marked = episodes.map(({ hits }) => hits[0]?.parts.find((part) => part.marked)?.text);
        expect(marked.toSorted()).toEqual(["delight", "hertz", "скале"]);
      });

      test("notes and chapters are searched, and the counts are of hits and episodes", async () => {
        const notes = await search("cellar");
        expect(notes).toMatchObject({ totalEpisodes: 1, totalHits: 0 });
        const chapters = await search("beginning numbers");
        expect(chapters.episodes[0]?.chapters.map(({ start }) => start)).toEqual([5]);
        expect(await search("маяк OR hertz")).toMatchObject({ totalEpisodes: 2, totalHits: 2 });
      });

      test("every match in a transcript is told by passage and offsets", async () => {
        const found = await opened.backend.marks("harbour-talk/about-rocks", "en", "rock lamp");
        expect(found.map(({ text }) => text)).toEqual([0, 0, 0, 0, 0]);
        expect(await opened.backend.marks("harbour-talk/nowhere", "en", "rock")).toEqual([]);
        expect(await opened.backend.marks("harbour-talk/about-rocks", "en", "")).toEqual([]);
      });
    });

    describe("ranking", () => {
      test("an episode with the word in its title comes first", async () => {
        expect((await titles("lamps"))[0]).toBe("About lamps");
      });

      test("of a word that everybody says, the episode that says it most comes first", async () => {
        const { episodes } = await search("the OR a OR на", { show: "harbour-talk" });
        expect(episodes.length).toBeGreaterThan(1);
        const counts = (await search("the")).episodes.map(({ total }) => total);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
      });

      test("by date, either way", async () => {
        expect(await titles("said", { order: "newest" })).toEqual(["About rocks", "About numbers"]);
        expect(await titles("said", { order: "oldest" })).toEqual(["About numbers", "About rocks"]);
      });

      test("a page past the end is empty and still counts", async () => {
        expect(await search("said", { page: 50 })).toMatchObject({
          episodes: [],
          totalEpisodes: 2,
          pages: 1,
        });
      });
    });

    describe("filters", () => {
      test.each<[string, string, Partial<SearchRequest>, string[]]>([
        ["a show", "маяк OR lamp", { show: "harbour-talk" }, ["About lamps", "About rocks"]],
        ["an episode", "lamp", { episode: "harbour-talk/about-rocks" }, ["About rocks"]],
        ["a speaker", "said", { speaker: "vera lund" }, ["About numbers"]],
        ["a tag", "lamp", { tag: "light" }, ["About lamps"]],
        ["a language", "маяк OR 灯台", { lang: "ja" }, ["灯台の話"]],
        ["a first day", "lamp", { from: "2026-01-20" }, ["About rocks"]],
        ["a last day", "lamp", { to: "2024-03-01" }, ["About lamps"]],
        ["a length", "lamp", { length: "long" }, ["About rocks"]],
        ["words: a speaker", "said speaker:vera", {}, ["About numbers"]],
        ["words: not a speaker", "said -speaker:paul -speaker:ann", {}, ["About numbers"]],
        ["words: a show by its title", 'lamp show:"harbour talk"', {}, ["About lamps", "About rocks"]],
        ["words: a tag", "lamp tag:light", {}, ["About lamps"]],
        ["words: before", "lamp before:2026", {}, ["About lamps"]],
        ["words: after", "lamp after:2026-01", {}, ["About rocks"]],
        ["words alone: a speaker", "speaker:yumi", {}, ["灯台の話"]],
        ["alone: a tag", "", { tag: "numbers" }, ["About numbers"]],
        ["no such value", "lamp", { show: "nothing" }, []],
      ])("%s: %s %o", async (_, query, changes, expected) => {
        expect((await titles(query, changes)).toSorted()).toEqual(expected);
      });

      test("each value is counted as if its own filter were open", async () => {
        const { facets, totalHits } = await search("said", { speaker: "Vera Lund" });
        const { totalHits: all } = await search("said");
        expect(totalHits).toBe(1);
        const counted = Object.fromEntries(facets.speaker.map(({ value, count }) => [value, count]));
        expect(Object.values(counted).reduce((sum, count) => sum + count)).toBe(all);
        expect(facets.show).toEqual([{ value: "harbour-talk", label: "Harbour Talk", count: 1 }]);
        expect(facets.year.map(({ value }) => value)).toEqual(["2025"]);
        for (const { value, count } of facets.speaker)
          expect((await search("said", { speaker: value })).totalHits).toBe(count);
      });

      test("within one episode all hits are shown, in the order of time", async () => {
        const { episodes } = await search("old", { episode: "harbour-talk/about-rocks" });
        const starts = episodes[0]?.hits.map(({ start }) => start ?? 0) ?? [];
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        expect(episodes[0]?.starts.length).toBe(episodes[0]?.total);
      });
    });

    describe("the hits that are played in turn", () => {
      const playable = (query: string, from: number, changes: Partial<SearchRequest> = {}) =>
        opened.backend.playable({ ...searchFor(query), ...changes }, from);
      async function everyHit(query: string, changes: Partial<SearchRequest> = {}) {
        const hits: PlayableHit[] = [];
        for (;;) {
          const batch = await playable(query, hits.length, changes);
          if (batch.hits.length === 0) return { hits, total: batch.total };
          hits.push(...batch.hits);
        }
      }

      test("are none where nothing is found, and none past the last", async () => {
        expect(await playable("zeppelin", 0)).toEqual({ total: 0, hits: [] });
        expect(await playable("beacon", 34)).toEqual({ total: 34, hits: [] });
      });

      test("are all that have sound and times, each once, as many as are promised", async () => {
        const { hits, total } = await everyHit("beacon");
        const page = await search("beacon");
        expect([total, page.playable, page.totalHits]).toEqual([34, 34, 36]);
        expect(hits.map(({ number }) => number)).toEqual(Array.from({ length: 34 }, (_, number) => number));
        expect(new Set(hits.map(({ id }) => id)).size).toBe(34);
        expect(new Set(hits.map(({ track }) => track.title))).toEqual(new Set(["Short", "Long"]));
      });

      test.each([{}, { order: "oldest" as const }, { speaker: "Speaker 0" }, { episode: "signals/long" }])(
        "begin with those of each episode that are listed, then come by time: %o",
        async (changes) => {
          const { hits } = await everyHit("beacon", changes);
          const page = await search("beacon", changes);
          const listed = page.episodes.map((episode) => episode.hits.filter(({ number }) => number !== null));
          for (const { id, number } of listed.flat()) expect(hits[number ?? -1]?.id).toBe(id);
          for (const episode of page.episodes) {
            const own = hits.filter(({ track }) => track.href === episode.track.href);
            const others = own.slice(episode.hits.length).map(({ start }) => start);
            expect(others).toEqual(others.toSorted((a, b) => a - b));
          }
        },
      );

      test("know their words, their times and their page of results", async () => {
        const { hits } = await playable("beacon", 0);
        expect(hits[0]).toMatchObject({
          id: "signals/long/en/60",
          page: 1,
          start: 600,
          end: 610,
          words: "Beacon, beacon: beacon!",
        });
      });
    });

    describe("suggestions", () => {
      test("complete the last word, most spoken first, and name people, shows and episodes", async () => {
        const suggest = opened.backend.suggest;
        expect((await suggest("old li")).words).toEqual(["old light"]);
        expect((await suggest("vera")).people).toEqual(["Vera Lund"]);
        expect((await suggest("harb")).shows).toEqual([
          { title: "Harbour Talk", href: "/shows/harbour-talk" },
        ]);
        expect((await suggest("about nu")).episodes.map(({ title }) => title)).toEqual(["About numbers"]);
        expect((await suggest("маяк")).words).toEqual(["маяках"]);
        expect((await suggest("мая")).words).toEqual(["маяк", "маяках"]);
        expect((await suggest("c+")).words).toEqual(["c++"]);
        expect(await suggest("l")).toEqual({ words: [], people: [], shows: [], episodes: [] });
      });

      test.each([
        ["delihgt", ["delight"]],
        ["staris rock", []],
        ["lapm rock", ["lamp rock"]],
        ["скла", []],
        ["скалле", ["скале"]],
        ["delight", []],
        ["xyzzyx", []],
      ])("instead of %s: %o", async (query, expected) => {
        expect((await search(query)).didYouMean).toEqual(expected);
      });
    });

    describe("what is typed is never an error", () => {
      test.each([
        '"',
        "(",
        "c++",
        "NEAR(a b)",
        "text:lamp",
        "lamp AND",
        "NOT",
        "*",
        "^lamp",
        "a\0b",
        "{lamp}",
        "lamp + rock",
        "'; DROP TABLE Show; --",
        "🎧",
        "灯台",
        "speaker:",
        "before:soon",
        '"never closed',
        "a ".repeat(5000),
        ") OR 1=1 --",
        'passage_index MATCH "x"',
        "\u{e02b}",
        "-",
        "OR OR OR",
        "rank:x",
        "a* b* c* d* e* f*",
      ])("%o", async (query) => {
        await expect(search(query)).resolves.toBeDefined();
        await expect(opened.backend.suggest(query)).resolves.toBeDefined();
      });

      test("random text", async () => {
        const text = fc.oneof(
          fc.string({ unit: "binary", maxLength: 60 }),
          fc.stringMatching(/^["()*:^+\-a-c .ORNEAT]{0,30}$/),
        );
        await fc.assert(
          fc.asyncProperty(text, async (query) => {
            const results = await search(query);
            const { groups, conditions } = parseQuery(query);
            return groups.length + conditions.length > 0 || results.totalEpisodes === 0;
          }),
          { numRuns: Number(process.env.FUZZ ?? 1000) },
        );
        expect(await opened.db.show.count()).toBe(3);
      });
    });
  });
}
