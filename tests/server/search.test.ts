import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { buildPassages } from "#core/passage.ts";
import { parseQuery } from "#core/query.ts";
import { encodeWordTimes } from "#core/word-times.ts";
import { migrateDatabase } from "#server/db/migrate.ts";

// The searched database is that of the process: the environment says which before anything opens it.
const folder = mkdtempSync(path.join(tmpdir(), "playhead-search-"));
vi.stubEnv("DATA_DIR", folder);

const { database } = await import("#server/db/client.ts");
const { search } = await import("#server/search/search.ts");

const EPISODES = {
  lamps: ["Vera", ["The old light", "house stood on the rock.", "Its lamp was a café's delight."]],
  numbers: ["Paul", ["They sampled at 44,100 hertz.", "It's C++ and .NET, said Zoë."]],
  beacons: ["Анна", ["Старый маяк стоял на скале.", "Ещё один маяк горел вдали."]],
} as const;

beforeAll(async () => {
  await migrateDatabase(path.join(folder, "playhead.db"));
  const show = await database().show.create({
    data: { slug: "s", guid: "s", title: "Show", description: "", language: "en" },
  });
  for (const [title, [speaker, lines]] of Object.entries(EPISODES)) {
    const cues = lines.map((text, i) => ({ start: i * 10, end: i * 10 + 8, speaker, text, stamps: [] }));
    const { passages, timing } = buildPassages(cues);
    await database().episode.create({
      data: {
        showId: show.id,
        ...{
          slug: title,
          guid: title,
          title: `About ${title}`,
          summary: `A talk of ${title}`,
          notes: "",
          notesText: `Recorded in a cellar of ${title}`,
          fingerprint: "",
        },
        chapters: { create: [{ start: 5, title: `Beginning ${title}` }] },
        transcripts: {
          create: {
            ...{ language: "en", format: "vtt", timing },
            passages: {
              create: passages.map((p, position) => ({
                ...p,
                wordTimes: encodeWordTimes(p.wordTimes),
                position,
              })),
            },
          },
        },
      },
    });
  }
});

async function marks(query: string): Promise<readonly string[]> {
  const { episodes } = await search(query, 1);
  return episodes.flatMap((episode) =>
    episode.hits.flatMap((hit) => hit.parts.filter((p) => p.marked).map((p) => p.text)),
  );
}

describe("what is found", () => {
  test.each([
    ["nothing", "", []],
    ["only what is left out", "-lamp", []],
    ["a word that is nowhere", "zeppelin", []],
    ["all words, wherever they stand", "lamp rock", ["rock", "lamp"]],
    ["not without one of them", "lamp zeppelin", []],
    ["a phrase across a cue boundary", '"light house stood"', ["light house stood"]],
    ["a phrase in its order only", '"house light"', []],
    ["case and accents do not matter", "CAFE", ["café"]],
    ["also the other way round", "zoe", ["Zoë"]],
    ["one or the other", "zeppelin OR lamp", ["lamp"]],
    ["without what is excluded", "light -lamp", []],
    ["the beginning of a word", "deli*", ["delight"]],
    ["a number with its comma", "44,100", ["44,100"]],
    ["Russian", "МАЯК", ["маяк", "маяк"]],
    ["ё as е", "еще", ["Ещё"]],
  ])("%s: %s", async (_, query, expected) => {
    expect(await marks(query)).toEqual(expected);
  });

  test("a hit begins with its first matching word", async () => {
    const { episodes } = await search("lamp", 1);
    const hit = episodes[0]?.hits[0];
    expect(hit?.start).toBeGreaterThan(20);
    expect(hit?.start).toBeLessThan(23);
    expect(hit?.speaker).toBe("Vera");
  });

  test("each hit carries its own marks, not those of the first match", async () => {
    const { episodes } = await search("light OR said OR маяк", 1);
    const marked = episodes.map(({ hits }) => hits[0]?.parts.find((part) => part.marked)?.text);
    expect(marked.toSorted()).toEqual(["light", "said", "маяк"]);
  });

  test("titles, summaries, notes and chapters are searched, and the counts are of moments and episodes", async () => {
    const results = await search("lamps", 1);
    expect(results).toMatchObject({ totalEpisodes: 1, totalMoments: 0 });
    expect(results.episodes[0]?.chapters.map((chapter) => chapter.start)).toEqual([5]);
    expect(await search("cellar numbers", 1)).toMatchObject({ totalEpisodes: 1, totalMoments: 0 });
    expect(await search("маяк OR lamp", 1)).toMatchObject({ totalEpisodes: 2, totalMoments: 2 });
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
    "'; DROP TABLE Show; --",
    "🎧",
    "灯台",
  ])("%o", async (query) => {
    await expect(search(query, 1)).resolves.toBeDefined();
  });

  test("random text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (query) => {
        const results = await search(query, 1);
        return parseQuery(query).groups.length > 0 || results.totalEpisodes === 0;
      }),
      { numRuns: 500 },
    );
    expect(await database().show.count()).toBe(1);
  });
});
