import { beforeAll, describe, expect, test } from "vitest";
import { GET as getEpisode } from "#app/api/v1/shows/[show]/episodes/[episode]/route.ts";
import { GET as getTranscript } from "#app/api/v1/shows/[show]/episodes/[episode]/transcript/route.ts";
import { GET as getEpisodes } from "#app/api/v1/shows/[show]/episodes/route.ts";
import { GET as getShow } from "#app/api/v1/shows/[show]/route.ts";
import { GET as getShows, OPTIONS as optionsShows } from "#app/api/v1/shows/route.ts";
import { parseEpisodeFilter } from "#core/episode/filter.ts";
import { writeConfidence } from "#server/align/confidence-text.ts";
import { episodeSchema, episodesSchema } from "#server/api/episode-answer.ts";
import { EPISODE_PARAMETERS } from "#server/api/openapi-archive.ts";
import { showSchema, showsSchema } from "#server/api/show-answer.ts";
import { transcriptSchema } from "#server/api/transcript-answer.ts";
import { database } from "#server/db/client.ts";
import { ARCHIVE_LIMITER } from "#server/http/rate-limit.ts";
import { processDatabase } from "../database.ts";
import { addShow } from "../search/search-archive.ts";
import { expectProblem, HOME } from "./asking.ts";

processDatabase(() => ({ PUBLIC_URL: `${HOME}/` }));

beforeAll(async () => {
  await addShow(database(), "Harbour Talk", "en", [
    {
      title: "About lamps",
      published: "2024-03-01",
      tags: ["Light"],
      lines: [
        ["Vera Lund", "The lighthouse and its lamp stood there."],
        ["Paul", "Nobody answered him for a long while."],
      ],
    },
    { title: "About rocks", published: "2026-01-20", lines: [["Ann", "A rock is patient."]] },
    { title: "Silence", published: "2026-02-01", lines: [] },
  ]);
  await database().transcript.deleteMany({ where: { episode: { slug: "silence" } } });
});

/** Asks for an address of the API as Next passes it on: its parts by the names of the folders. */
async function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://localhost:3000/api/v1${address}`, { headers });
  const [, , show = "", episodes, episode = "", transcript] = new URL(request.url).pathname
    .replace("/api/v1", "")
    .split("/");
  const params = Promise.resolve({ show, episode });
  if (show === "") return getShows(request);
  if (episodes === undefined) return getShow(request, { params });
  if (episode === "") return getEpisodes(request, { params });
  return transcript === undefined ? getEpisode(request, { params }) : getTranscript(request, { params });
}

/** The answer in JSON. Equal to what its schema reads, not only valid: what the schema does not tell of would be gone. */
async function read<Answer>(
  schema: { readonly parse: (value: unknown) => Answer },
  address: string,
): Promise<Answer> {
  const response = await ask(address);
  expect([address, response.status]).toEqual([address, 200]);
  const body: unknown = await response.json();
  expect(schema.parse(body)).toEqual(body);
  return schema.parse(body);
}

const EPISODES = "/shows/harbour-talk/episodes";
const titles = async (question: string) =>
  (await read(episodesSchema, `${EPISODES}${question}`)).episodes.map(({ title }) => title);

describe("what is not there", () => {
  test.each([
    ["/shows?page=2", "the last is 1"],
    ["/shows/nothing", "/api/v1/shows"],
    ["/shows/nothing/episodes", "/api/v1/shows"],
    [`${EPISODES}?page=999`, "the last is 1"],
    [`${EPISODES}/nothing`, "no such episode"],
    [`${EPISODES}/nothing/transcript`, "no such episode"],
    [`${EPISODES}/silence/transcript`, "Nobody has written"],
    [`${EPISODES}/about-lamps/transcript?lang=ru`, "but in en"],
    [`${EPISODES}/about-lamps/transcript?page=2`, "the last is 1"],
  ])("%s is a problem that says what there is", async (address, said) => {
    const response = await ask(address);
    expect((await expectProblem(response, 404)).detail).toContain(said);
  });
});

describe("shows", () => {
  test("are listed with their addresses", async () => {
    expect(await read(showsSchema, "/shows")).toMatchObject({
      page: 1,
      pages: 1,
      total: 1,
      shows: [
        {
          id: "harbour-talk",
          title: "Harbour Talk",
          episodes: 3,
          url: `${HOME}/shows/harbour-talk`,
          feed: `${HOME}/shows/harbour-talk/feed.xml`,
        },
      ],
    });
  });

  test("tell the years that they have", async () => {
    expect((await read(showSchema, "/shows/harbour-talk")).years).toEqual([
      { value: "2026", count: 2 },
      { value: "2024", count: 1 },
    ]);
  });
});

describe("episodes", () => {
  test.each([
    ["", ["Silence", "About rocks", "About lamps"]],
    ["?order=oldest", ["About lamps", "About rocks", "Silence"]],
    ["?year=2026", ["Silence", "About rocks"]],
    ["?year=2026&transcribed=1", ["About rocks"]],
    ["?tag=light", ["About lamps"]],
    ["?speaker=VERA%20lund", ["About lamps"]],
    ["?speaker=nobody%20here", []],
    ["?text=rocks", ["About rocks"]],
    ["?season=3", []],
    ["?order=best&year=two&page=0&unknown=1", ["Silence", "About rocks", "About lamps"]],
  ])("are filtered as the page filters them: %s", async (question, expected) => {
    expect(await titles(question)).toEqual(expected);
  });

  test("tell all that is known of one, with the way to its transcript", async () => {
    const listed = (await read(episodesSchema, `${EPISODES}?tag=light`)).episodes[0];
    const address = listed?.details.replace(`${HOME}/api/v1`, "") ?? "";
    const episode = await read(episodeSchema, address);
    expect(episode).toMatchObject({ ...listed, tags: [{ id: "light", name: "Light" }], withdrawn: false });
    expect(episode).toMatchObject({
      day: "2024-03-01",
      published: "2024-03-01T00:00:00.000Z",
      duration: 1800,
    });
    const [transcript] = episode.transcripts;
    const said = await read(transcriptSchema, transcript?.url.replace(`${HOME}/api/v1`, "") ?? "");
    expect(said).toMatchObject({
      episode: episode.id,
      language: "en",
      timing: "cue",
      total: 2,
      page: 1,
      pages: 1,
    });
    expect(said.passages.map(({ speaker, start }) => [speaker, start])).toEqual([
      ["Vera Lund", 0],
      ["Paul", 10],
    ]);
  });

  test("tell how surely passages were found by listening, and of no other times", async () => {
    const db = database();
    const episode = { slug: "about-rocks" };
    const address = "/shows/harbour-talk/episodes/about-rocks/transcript";
    const confidence = async () =>
      (await read(transcriptSchema, address)).passages.map((passage) => passage.confidence);
    const transcript = await db.transcript.findFirstOrThrow({
      where: { episode },
      include: { passages: true },
    });
    const [key = 0] = transcript.passages.map((passage) => passage.key);
    const { id: transcriptId } = transcript;
    expect(await confidence()).toEqual([null]);
    const unsure = { transcriptId, key: key + 1, position: 1, text: "It waits.", wordTimes: "" };
    await db.passage.create({ data: unsure });
    const sure = writeConfidence(new Map([[key, 0.4321]]));
    await db.transcript.update({ where: { id: transcriptId }, data: { confidence: sure } });
    expect(await confidence()).toEqual([null, null]);
    await db.transcript.update({ where: { id: transcriptId }, data: { timing: "aligned" } });
    expect(await confidence()).toEqual([0.432, null]);
    await db.passage.deleteMany({ where: { transcriptId, key: key + 1 } });
    const before = { timing: transcript.timing, confidence: null };
    await db.transcript.update({ where: { id: transcriptId }, data: before });
  });

  test("names every parameter that a filter reads, and no other", () => {
    const names = new Set<string>();
    parseEpisodeFilter((name) => {
      names.add(name);
      return "";
    });
    expect(EPISODE_PARAMETERS.map(({ name }) => name).toSorted()).toEqual([...names].toSorted());
  });
});

describe("an answer", () => {
  test("is for everybody, and is not sent to who has it", async () => {
    const first = await ask(EPISODES);
    const etag = first.headers.get("etag") ?? "";
    expect(Object.fromEntries(first.headers)).toMatchObject({
      "content-type": "application/json",
      "cache-control": "public, max-age=60",
      "access-control-allow-origin": "*",
    });
    const again = await ask(EPISODES, { "if-none-match": etag });
    expect([again.status, await again.text(), again.headers.get("access-control-allow-origin")]).toEqual([
      304,
      "",
      "*",
    ]);
    expect((await ask(EPISODES, { "if-match": '"other"' })).status).toBe(412);
    expect(optionsShows().headers.get("access-control-allow-methods")).toBe("GET, HEAD, OPTIONS");
  });

  test("is refused to who asks more than twice a second", async () => {
    const from = { "x-forwarded-for": "busy" };
    for (let i = 0; i < ARCHIVE_LIMITER.quota; i++) await ask("/shows", from);
    expect((await ask("/shows", from)).status).toBe(429);
    expect((await ask("/shows")).status).toBe(200);
  });
});
