import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { POST } from "#app/api/plays/route.ts";
import type { HeardMessage, MomentMessage } from "#core/plays/message.ts";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { databaseKnown, databaseVersion } from "#server/db/version.ts";
import { playCounter } from "#server/plays/play-counter.ts";
import { type Door, makeDoor } from "#server/site/door.ts";
import type { SiteResponse } from "#server/site/site-response.ts";
import { overPostgresql, processDatabase } from "../server/database.ts";
import { rowsOf } from "../server/rows.ts";
import { addShow } from "../server/search/search-archive.ts";
import { sendLines } from "../socket.ts";

const HOST = "pod.example.org";
const SITE = `https://${HOST}`;
const KEY = { show: "harbour-talk", episode: "about-lamps" };
processDatabase(() => ({ PUBLIC_URL: SITE }));
let door: Door;
let port = 0;

beforeAll(async () => {
  const lamps = { title: "About lamps", published: "2024-03-01", minutes: 12, lines: [] };
  await addShow(database(), "Harbour Talk", "en", [lamps]);
  await database().show.updateMany({ data: { slug: KEY.show } });
  await database().episode.updateMany({ data: { slug: KEY.episode } });
  door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: SITE }, false);
  await door.open(answer);
  const address = door.server.address();
  port = typeof address === "object" && address ? address.port : 0;
});

afterAll(async () => {
  door.server.closeAllConnections();
  await door.close();
});

/** As Next hands a request on to a route. */
async function answer(request: IncomingMessage, response: SiteResponse): Promise<void> {
  const headers = new Headers(Object.entries(request.headersDistinct).map(([name, all]) => [name, `${all}`]));
  headers.set("x-forwarded-for", `${request.headers["x-forwarded-for"]}`);
  const body = await text(Readable.from(request));
  const told = await POST(new Request(`${SITE}${request.url}`, { method: "POST", headers, body }));
  response.writeHead(told.status, Object.fromEntries(told.headers));
  response.end(await told.text());
}

let clients = 0;

interface Sent {
  readonly origin?: string | null;
  readonly type?: string;
  readonly client?: string;
  readonly lines?: readonly string[];
}

/** Sends a body as a page of ours does, but for what is said. The status and all that comes back. */
async function send(
  body: string,
  { origin = SITE, type = "application/json", client, lines = [] }: Sent = {},
) {
  clients += 1;
  const read = await sendLines(
    port,
    [
      "POST /api/plays HTTP/1.1",
      `Host: ${HOST}`,
      ...(origin === null ? [] : [`Origin: ${origin}`]),
      `Content-Type: ${type}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Forwarded-For: ${client ?? `198.51.100.${clients}`}`,
      "User-Agent: Told by nobody",
      "Cookie: session=told-by-nobody",
      ...lines,
    ],
    body,
  );
  return { status: Number(/^HTTP\/1.1 (\d+)/.exec(read)?.[1]), read };
}

const heard = (message: Partial<HeardMessage> = {}): string =>
  JSON.stringify({
    ...KEY,
    kind: "heard",
    play: true,
    embedded: false,
    heard: [0, 1],
    again: [],
    ...message,
  });
const shared = (message: Partial<MomentMessage> = {}): string =>
  JSON.stringify({ ...KEY, kind: "shared", moment: { start: 1.5, end: 4 }, ...message });

async function counted() {
  await playCounter().write();
  const plays = await database().playCount.findMany();
  return { plays, moments: await database().momentCount.findMany() };
}

test("what pages tell is summed by episode and day, and nothing else of them is kept", async () => {
  await databaseKnown();
  const before = databaseVersion();
  for (const body of [
    heard(),
    heard({ embedded: true, heard: [0], again: [0] }),
    heard({ play: false, heard: [2] }),
    shared(),
    shared({ kind: "opened" }),
    shared({ moment: { start: 7, end: null } }),
  ]) {
    const { status, read } = await send(body);
    expect(status).toBe(204);
    expect(read).not.toMatch(/set-cookie/i);
    expect(read).toMatch(/\r\ncache-control: no-store\r\n/i);
  }
  const { id } = await database().episode.findFirstOrThrow();
  const day = new Date().toISOString().slice(0, 10);
  const where = { episodeId: id, day };
  const { plays, moments } = await counted();
  expect(plays).toEqual([{ ...where, plays: 2, embedded: 1, heard: [2, 1, 1], again: [1] }]);
  expect(moments).toEqual([
    { ...where, start: 1.5, end: 4, shared: 1, opened: 1 },
    { ...where, start: 7, end: 0, shared: 1, opened: 0 },
  ]);
  // Finished pages stay.
  expect(databaseVersion()).toBe(before);
  const kept = await allOf(config().databaseLocation);
  expect(kept.includes("198.51.100.")).toBe(false);
  expect(kept.includes("Told by nobody")).toBe(false);
});

/** All that can be read of a database: its file, or the rows that a server gives. */
async function allOf(location: string): Promise<string | Buffer> {
  if (overPostgresql) return JSON.stringify(await rowsOf(location));
  const sqlite = new Sqlite(location, { readonly: true });
  try {
    return sqlite.serialize();
  } finally {
    sqlite.close();
  }
}

test("a second writing adds to the first", async () => {
  const [before] = (await counted()).plays;
  await send(heard());
  const [after] = (await counted()).plays;
  expect(after?.plays).toBe((before?.plays ?? 0) + 1);
});

test.each<[string, number, string, Sent]>([
  ["another site", 403, heard(), { origin: "https://elsewhere.example" }],
  ["nobody", 403, heard(), { origin: null }],
  ["a frame in a sandbox", 403, heard(), { origin: "null" }],
  ["another site that the browser tells of", 403, heard(), { lines: ["Sec-Fetch-Site: cross-site"] }],
  ["a form", 415, heard(), { type: "text/plain" }],
  ["somebody with much to say", 413, heard().padEnd(4001), {}],
  ["somebody who says nothing", 400, "", {}],
  ["somebody who says no JSON", 400, "{", {}],
  ["somebody who says several plays at once", 400, heard().replace("true", "9"), {}],
  ["somebody who tells of no episode of ours", 404, heard({ episode: "none" }), {}],
])("from %s nothing is counted (%i)", async (_, status, body, sent) => {
  const before = await counted();
  expect(await send(body, sent)).toMatchObject({ status });
  expect(await counted()).toEqual(before);
});

test.each(["Sec-GPC: 1", "DNT: 1"])("who says %s is answered, and not counted", async (line) => {
  const before = await counted();
  expect(await send(heard(), { lines: [line] })).toMatchObject({ status: 204 });
  expect(await counted()).toEqual(before);
});

test("who tells too much is told when to come back, and counts no more", async () => {
  const client = "203.0.113.9";
  const statuses = [];
  for (let sent = 0; sent < 121; sent++)
    statuses.push((await send(shared({ moment: { start: sent, end: null } }), { client })).status);
  expect(statuses.filter((status) => status === 204)).toHaveLength(120);
  const { status, read } = await send(shared(), { client });
  expect(status).toBe(429);
  expect(read).toMatch(/\r\nretry-after: \d+\r\n/i);
  expect((await send(shared())).status).toBe(204);
});
