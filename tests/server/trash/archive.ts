import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect } from "vitest";
import type { Database } from "#server/db/client.ts";
import { importSource } from "#server/import/import-source.ts";
import { beginMove, finishMove, moveEpisode } from "#server/trash/move.ts";
import { freshDatabase, importOptions } from "../database.ts";
import { rowsOf } from "../rows.ts";

export const HOST = { id: 1, name: "Mara" };
export const NOW = new Date("2026-11-29T12:00:00Z");
export const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

export const LAMP = { guid: "lamp", spoken: "A lighthouse is a lamp, “naïve” as it is." };
export const WICK = { guid: "wick", spoken: "Every lighthouse had a wick." };

export let db: Database;
/** Of the database, of all of the test, and of the store. */
export let file = "";
export let folder = "";
export let media = "";

/** A database of its own for each test of a file, with a host in it. */
export function prepareTrash(): void {
  beforeEach(async () => {
    ({ db, file, folder } = await freshDatabase());
    media = path.join(folder, "media");
    await db.account.create({
      data: { id: HOST.id, name: HOST.name, key: "mara", role: "host", passwordHash: "" },
    });
  });
}

export async function moveLamp(): Promise<number> {
  const id = await moveEpisode(db, { show: "lamps", episode: "lamp" }, HOST, NOW);
  expect(id).not.toBeNull();
  return id ?? 0;
}

export async function moveLamps(): Promise<number> {
  const id = (await beginMove(db, "lamps", HOST, NOW)) ?? 0;
  await finishMove(db, id);
  return id;
}

const TONE = "tests/server/fixtures/tone.mp3";
/** The smallest that is one. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

export interface Told {
  readonly guid: string;
  readonly title?: string;
  /** What is spoken in it, and its sound. */
  readonly spoken?: string;
  /** When it was published (RFC 5322). */
  readonly date?: string;
}

/** Writes a show of which nothing is left out, and imports it. */
export async function importShow(db: Database, folder: string, episodes: readonly Told[], name = "Lamps") {
  const show = path.join(folder, name);
  mkdirSync(show, { recursive: true });
  cpSync(TONE, path.join(show, "tone.mp3"));
  writeFileSync(path.join(show, "art.png"), PICTURE);
  const items = episodes.map(({ guid, title = guid, spoken, date = "Sat, 28 Nov 2026 10:00:00 GMT" }) => {
    if (spoken === undefined) return `<item><guid>${guid}</guid><title>${title}</title></item>`;
    writeFileSync(
      path.join(show, `${guid}.vtt`),
      `WEBVTT\n\n00:00.000 --> 00:02.500\n<v Vera>${spoken}\n\n00:02.500 --> 00:04.000\n<v Paul>So it is.\n`,
    );
    writeFileSync(
      path.join(show, `${guid}.json`),
      JSON.stringify({ version: "1.2.0", chapters: [{ startTime: 0.25, title: "Wicks", img: "art.png" }] }),
    );
    return `<item><guid>${guid}</guid><title>${title}</title>
      <pubDate>${date}</pubDate>
      <description>A &lt;b&gt;note&lt;/b&gt; on wicks.</description>
      <itunes:image href="art.png"/><itunes:keywords>Light, Glass</itunes:keywords>
      <enclosure url="tone.mp3" type="audio/mpeg" length="1"/>
      <podcast:transcript url="${guid}.vtt" type="text/vtt"/>
      <podcast:chapters url="${guid}.json" type="application/json+chapters"/>
      <podcast:soundbite startTime="0.5" duration="1.25">Bright</podcast:soundbite>
      <podcast:person role="guest" img="art.png">Vera</podcast:person></item>`;
  });
  writeFileSync(
    path.join(show, "feed.xml"),
    `<?xml version="1.0"?><rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>${name}</title><language>en</language><itunes:image href="art.png"/><podcast:person img="art.png">Mara</podcast:person>${items.join("")}</channel></rss>`,
  );
  return importSource(path.join(show, "feed.xml"), importOptions(db, folder), () => {});
}

/** What is of the database itself: the trash, what is counted on, the index of search, and what is due of it. */
const OWN = /^(?:DueVectors|(?:Episode)?Edition|Search(?:Segment|edText)|TrashItem|_prisma_migrations)$/;

/** What a host keeps, by tables. */
export async function contentOf(location: string) {
  return Object.fromEntries(Object.entries(await rowsOf(location)).filter(([table]) => !OWN.test(table)));
}
