import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Client } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { episodeToolOutput } from "#server/mcp/get-episode.ts";
import { transcriptOutput } from "#server/mcp/get-transcript.ts";
import { showsOutput } from "#server/mcp/list-shows.ts";
import { searchOutput } from "#server/mcp/search-moments.ts";
import { createDatabase } from "../database.ts";
import { endThreads } from "../end-threads.ts";
import { addShow } from "../search/search-archive.ts";
import { connectClient, MODES, serveMcp } from "./serve-mcp.ts";

const HOME = "https://pod.example.org";
const LAMPS = "harbour-talk/about-lamps";
const folder = mkdtempSync(path.join(tmpdir(), "playhead-mcp-"));

beforeAll(async () => {
  Object.assign(process.env, { DATA_DIR: folder, DATABASE_URL: "", PUBLIC_URL: `${HOME}/` });
  const file = path.join(folder, "playhead.db");
  await createDatabase(file);
  const db = openDatabase(file);
  await addShow(db, "Harbour Talk", "en", [
    {
      title: "About lamps",
      published: "2024-03-01",
      tags: ["Light"],
      lines: [
        ["Vera Lund", "The lighthouse & its <b>lamp</b> stood there."],
        ["Paul", "Nobody answered him for a long while."],
      ],
    },
    {
      title: "A long night",
      published: "2026-01-20",
      lines: Array.from({ length: 250 }, (_, place) => [
        place % 2 ? "Ann" : "Paul",
        `Wave ${place} came in.`,
      ]),
    },
    { title: "Unheard", published: "2026-02-01", lines: [] },
  ]);
  await db.transcript.deleteMany({ where: { episode: { title: "Unheard" } } });
  await db.$disconnect();
});

afterAll(async () => {
  await endThreads();
  rmSync(folder, { recursive: true, force: true });
});

async function call(client: Client, name: string, given: Readonly<Record<string, unknown>>) {
  const { content, structuredContent, isError = false } = await client.callTool({ name, arguments: given });
  const [first] = content;
  if (first?.type !== "text") throw new Error(`${name} answers without text`);
  return { text: first.text, data: structuredContent, isError };
}

describe.each(MODES)("a client of revision %o", (mode) => {
  const connect = async () => connectClient(await serveMcp(), mode);

  test("is told of tools that only read, and how to quote", async () => {
    const client = await connect();
    expect(client.getInstructions()).toContain("Quote what is said");
    expect(client.getServerVersion()).toMatchObject({ name: "playhead", title: "Playhead" });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      "search_moments",
      "get_transcript",
      "get_episode",
      "list_shows",
    ]);
    for (const { annotations } of tools) expect(annotations?.readOnlyHint).toBe(true);
  });

  test("finds what was said, with the words and the link that opens them", async () => {
    const { text, data } = await call(await connect(), "search_moments", {
      query: "nobody",
      from: "2024-01-01",
    });
    const found = searchOutput.parse(data);
    expect(JSON.parse(text)).toEqual(data);
    expect(found).toMatchObject({ query: "nobody", totalMoments: 1 });
    expect(found.episodes[0]).toMatchObject({ id: LAMPS, url: `${HOME}/shows/${LAMPS}` });
    expect(found.episodes[0]?.moments).toEqual([
      {
        id: expect.any(String),
        start: 10,
        end: 20,
        speaker: "Paul",
        text: "Nobody answered him for a long while.",
        repeats: null,
        url: `${HOME}/shows/${LAMPS}?t=10`,
      },
    ]);
  });

  test("is told what is wrong with what it asks, and goes on", async () => {
    const client = await connect();
    for (const [tool, given] of [
      ["search_moments", {}],
      ["search_moments", { query: " " }],
      ["search_moments", { query: "x".repeat(257) }],
      ["search_moments", { query: "lamp", from: "yesterday" }],
      ["search_moments", { query: ["lamp"] }],
      ["get_transcript", { episode: "nowhere/at-all" }],
      ["get_transcript", { episode: "harbour-talk" }],
      ["get_transcript", { episode: "harbour-talk/unheard" }],
      ["get_transcript", { episode: LAMPS, lang: "ru" }],
      ["get_transcript", { episode: LAMPS, cursor: 2 }],
      ["get_transcript", { episode: LAMPS, from: -1 }],
      ["get_episode", { episode: "../../etc/passwd" }],
      ["get_episode", { episode: "a".repeat(401) }],
      ["list_shows", { page: 2 }],
    ] as const) {
      const answer = await call(client, tool, given);
      expect([tool, given, answer.isError]).toEqual([tool, given, true]);
      expect(answer.text).not.toMatch(/SQL|prisma|\.ts\b/i);
    }
    await expect(client.callTool({ name: "drop_table", arguments: {} })).rejects.toThrow(/drop_table/);
    expect((await call(client, "list_shows", {})).isError).toBe(false);
  });

  test("reads an episode and all shows", async () => {
    const client = await connect();
    const episode = episodeToolOutput.parse((await call(client, "get_episode", { episode: LAMPS })).data);
    expect(episode).toMatchObject({ title: "About lamps", transcripts: ["en"], tags: [{ name: "Light" }] });
    const { shows } = showsOutput.parse((await call(client, "list_shows", {})).data);
    expect(shows).toMatchObject([{ id: "harbour-talk", url: `${HOME}/shows/harbour-talk`, episodes: 3 }]);
  });
});

describe("a transcript", () => {
  const read = async (given: Readonly<Record<string, unknown>>) => {
    const client = await connectClient(await serveMcp(), "legacy", "192.0.2.2");
    const { data } = await call(client, "get_transcript", { episode: "harbour-talk/a-long-night", ...given });
    return transcriptOutput.parse(data);
  };

  test("is read a stretch at a time, without a gap or a repeat", async () => {
    const starts: (number | null)[] = [];
    let next: number | null = 0;
    for (let asked = 0; next !== null && asked < 10; asked++) {
      const stretch: Awaited<ReturnType<typeof read>> = await read({ cursor: next });
      expect(stretch.passages.length).toBeLessThanOrEqual(100);
      starts.push(...stretch.passages.map(({ start }) => start));
      next = stretch.next;
    }
    expect(starts).toEqual(Array.from({ length: 250 }, (_, place) => place * 10));
  });

  test("is read from one time to another, each passage with its link", async () => {
    const { passages, next, episode } = await read({ from: 1234, to: 1250 });
    expect(next).toBeNull();
    expect(episode.title).toBe("A long night");
    expect(passages.map(({ text, url }) => [text, url])).toEqual([
      ["Wave 123 came in.", `${HOME}/shows/harbour-talk/a-long-night?t=1230`],
      ["Wave 124 came in.", `${HOME}/shows/harbour-talk/a-long-night?t=1240`],
    ]);
  });

  test("is empty between times at which nobody speaks, and at its end", async () => {
    expect(await read({ from: 20, to: 20 })).toMatchObject({ passages: [], next: null });
    expect((await read({ from: 99_999 })).passages.map(({ start }) => start)).toEqual([2490]);
  });
});
