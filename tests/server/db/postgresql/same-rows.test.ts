import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { enrolWords, listDueWords } from "#server/align/due.ts";
import { type Database, openDatabase } from "#server/db/client.ts";
import { listJobs } from "#server/jobs/list.ts";
import { listDueEpisodes, listNextEpisodes, removeVainJobs } from "#server/measure/due.ts";
import { sumsOfAll, sumsOfDays, sumsOfEpisodes } from "#server/plays/sums.ts";
import { listCandidates } from "#server/revisions/candidates.ts";
import { readPeople } from "#server/shows/people.ts";
import { listTrashedFiles } from "#server/trash/lying.ts";
import { listFreed } from "#server/trash/purge.ts";
import { createDatabase, freshDatabase, temporaryFolder } from "../../database.ts";
import { importShow } from "../../trash/archive.ts";

const NOW = new Date("2026-11-30T12:00:00Z");

/** Each of them in a text of its own, and looked for in all. */
const ODD = [
  "naïve",
  "NAÏVE",
  "a\u0308",
  "ä",
  "Ä",
  "[",
  "]",
  "^",
  "\\",
  "*",
  "?",
  ".",
  "(a|b)",
  "a.b",
  "ß",
  "SS",
  "İ",
  "i",
  "σ",
  "ς",
  "K",
  "\u212a",
  "so\u00adft",
  "soft",
  "line\nbreak",
  "line break",
  "x{2}",
  "$",
  "“",
  "-",
  "z",
];

async function fill(db: Database, folder: string): Promise<void> {
  await importShow(db, folder, [
    { guid: "lamp", spoken: "A lighthouse is a lamp." },
    { guid: "wick", spoken: "Every lighthouse had a wick.", date: "Sun, 29 Nov 2026 10:00:00 GMT" },
    { guid: "plain" },
  ]);
  const [first, second, last] = await db.episode.findMany({ orderBy: { slug: "asc" } });
  const transcript = await db.transcript.findFirstOrThrow({ where: { episodeId: first?.id ?? 0 } });
  await db.passage.createMany({
    data: ODD.map((text, index) => ({
      transcriptId: transcript.id,
      position: 2 * index + 100,
      key: index + 100,
      text: `before ${text} after`,
      wordTimes: "",
    })),
  });
  await db.transcript.updateMany({ data: { timing: "none" } });
  const url = "https://sounds.example/a.MP3";
  await db.episode.update({ where: { id: last?.id ?? 0 }, data: { audioUrl: url, orderedAt: null } });
  await db.episode.update({ where: { id: second?.id ?? 0 }, data: { audioUrl: `${url}?2`, audioBytes: 5 } });
  const day = "2026-11-29";
  const counts = { embedded: 1, again: [], heard: Array.from({ length: 200 }, (_, index) => index) };
  for (const [index, episode] of [first, second].entries())
    await db.playCount.create({ data: { episodeId: episode?.id ?? 0, day, plays: index + 1, ...counts } });
  const shared = { start: 0.1 + 0.2, end: 0, shared: 2, opened: 1 };
  await db.momentCount.create({ data: { episodeId: first?.id ?? 0, day: "2026-11-28", ...shared } });
  const job = { kind: "feed", lane: "a", dueAt: NOW, createdAt: NOW, state: "failed", lastError: "x" };
  for (const [index, finishedAt] of [null, NOW, new Date(0), null].entries())
    await db.job.create({ data: { ...job, subject: `${index + 1}`, finishedAt } });
  await db.trashItem.create({
    data: {
      kind: "show",
      showGuid: "x",
      title: "x",
      showTitle: "x",
      deletedAt: NOW,
      content: new Uint8Array(),
      files: ["a.mp3", "b.png"],
    },
  });
}

/** What is asked by statements of their own, in a database that was filled. */
async function answers(db: Database): Promise<Readonly<Record<string, unknown>>> {
  const transcripts = await db.transcript.findMany({ orderBy: { id: "asc" } });
  const found: Record<string, readonly number[]> = {};
  for (const find of [...ODD, "LIGHTHOUSE", "lighthouse is", "nothing"])
    for (const { id } of transcripts) found[`${id} ${find}`] = await listCandidates(db, id, find);
  const wish = { align: true, measureRemote: true };
  await enrolWords(db, wish, NOW);
  await removeVainJobs(db, NOW);
  return {
    people: [...(await readPeople(db)).values()],
    days: await sumsOfDays(db, "28", NOW.getTime()),
    episodes: await sumsOfEpisodes(db, "28", NOW.getTime(), 10),
    all: await sumsOfAll(db, "28", NOW.getTime()),
    found,
    words: await listDueWords(db, wish),
    due: await listDueEpisodes(db),
    next: await listNextEpisodes(db, NOW),
    jobs: await listJobs(db),
    freed: [...(await listFreed(db))].sort(),
    trashed: [...(await listTrashedFiles(db, ["b.png", "c.png"]))],
  };
}

test("what is asked by statements of their own is the same in both databases", async () => {
  const { db, folder } = await freshDatabase();
  const file = path.join(temporaryFolder(), "playhead.db");
  await createDatabase(file);
  const sqlite = openDatabase(file);
  onTestFinished(() => sqlite.$disconnect());
  await fill(db, folder);
  await fill(sqlite, folder);
  const wanted = await answers(sqlite);
  for (const [name, told] of Object.entries(wanted))
    expect(JSON.stringify(told)?.length, name).toBeGreaterThan(2);
  expect(await answers(db)).toEqual(wanted);
});
