import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { writeShowFeed } from "#core/feed/write/show-feed.ts";
import { type Database, openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { findShowFeed } from "#server/shows/show-feed.ts";
import { makeCorpus } from "./corpus.ts";

const HOME = "https://tea.example";
const ROUNDS = 9;
const SIZES = [500, 5000] as const;

/** The feed of a show, from its rows to the text that is sent: that of a show with ten times the episodes beside the other. */
const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
const file = path.join(folder, "playhead.db");
await migrateDatabase(file);
const db = openDatabase(file);
try {
  const times: number[] = [];
  for (const size of SIZES) {
    await addShow(db, size);
    const { seconds, bytes } = await measure(`tea-${size}`);
    times.push(seconds);
    console.log(
      `feed of ${size} episodes: ${(seconds * 1000).toFixed(0)} ms, ${(bytes / 1e6).toFixed(1)} MB`,
    );
  }
  const [few = Number.NaN, many = Number.NaN] = times;
  console.log(`  ratio: ${(many / few).toFixed(1)} for ten times the episodes`);
} finally {
  await db.$disconnect();
  rmSync(folder, { recursive: true, force: true });
}

async function addShow(db: Database, size: number): Promise<void> {
  const corpus = makeCorpus();
  const slug = `tea-${size}`;
  const show = { slug, guid: slug, title: "Tea", description: "", language: "en" };
  const { id: showId } = await db.show.create({ data: show });
  await db.episode.createMany({
    data: Array.from({ length: size }, (_, index) => ({
      showId,
      slug: `e${index}`,
      guid: `e${index}`,
      title: corpus.sentence(6),
      importChecksum: "",
      summary: corpus.sentence(40),
      notes: `<p>${corpus.sentence(200)}</p>`,
      publishedAt: new Date(index * 86_400_000),
      audioUrl: `${HOME}/${index}.mp3`,
    })),
  });
  const ids = await db.episode.findMany({ where: { showId }, select: { id: true } });
  const each = ids.map(({ id: episodeId }) => ({ episodeId }));
  await db.person.createMany({
    data: each.map((of) => ({ ...of, name: "Vera", role: "host", group: "cast" })),
  });
  await db.chapter.createMany({ data: each.map((of) => ({ ...of, start: 0, title: "Beginning" })) });
  await db.transcript.createMany({
    data: each.map((of) => ({ ...of, language: "en", format: "vtt", timing: "word" })),
  });
}

/** The median, and the size of the text. */
async function measure(slug: string): Promise<{ readonly seconds: number; readonly bytes: number }> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const found = await findShowFeed(slug, HOME, db);
    if (found === null) throw new Error(`There is no show ${slug}`);
    bytes = Buffer.byteLength(writeShowFeed(found.feed, HOME));
    times.push((performance.now() - start) / 1000);
  }
  const middle = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)];
  if (middle === undefined) throw new Error("Nothing was measured");
  return { seconds: middle, bytes };
}
