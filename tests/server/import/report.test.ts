import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Limits } from "#server/import/draft/limits.ts";
import { importSource } from "#server/import/import-source.ts";
import type { ImportReport } from "#server/import/report.ts";
import { freshDatabase, importOptions, temporaryFolder } from "../database.ts";
import { feedOf } from "./feed-host.ts";
import { ended, startImport } from "./import-process.ts";

function writeFeed(folder: string, ...lines: readonly string[]): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "feed.xml");
  writeFileSync(file, feedOf(...lines));
  return file;
}

const untold = (n: number) =>
  `<item><title>E${n}</title><guid>${n}</guid><podcast:transcript url="missing${n}.vtt" type="text/vtt"/></item>`;
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);
const codesOf = ({ notices }: Pick<ImportReport, "notices">) => notices.map(({ problem }) => problem.code);

test("the screen shows the first of each kind and a count; a file gets all", async () => {
  const folder = temporaryFolder();
  const file = writeFeed(path.join(folder, "show"), ...numbers(9).map(untold));
  const report = path.join(folder, "report.txt");
  const { code, stdout } = await ended(startImport(path.join(folder, "data"), file, "--report", report));
  expect(code).toBe(0);
  expect(stdout.match(/There is no file/g)).toHaveLength(1);
  expect(stdout.match(/… and 8 more like these/g)).toHaveLength(2);
  expect(stdout).toContain(report);
  const lines = readFileSync(report, "utf8").trim().split("\n");
  expect(lines).toHaveLength(18);
  for (const n of numbers(9))
    expect(lines.filter((line) => line.includes(`missing${n}.vtt`))).toHaveLength(1);
}, 120_000);

describe("a second import", () => {
  test("tells only what is news", async () => {
    const { db, folder } = await freshDatabase();
    const show = path.join(folder, "show");
    const options = importOptions(db, folder);
    const first = await importSource(writeFeed(show, untold(1), untold(2)), options, () => {});
    expect(first.notices).toHaveLength(4);
    const second = await importSource(writeFeed(show, untold(1), untold(2)), options, () => {});
    expect(second).toMatchObject({ unchanged: 2, notices: [] });
    expect(second.known).toHaveLength(4);
    const third = await importSource(writeFeed(show, untold(3), untold(1), untold(2)), options, () => {});
    expect(third.notices.map(({ episode, problem }) => [episode, problem.code])).toEqual([
      [null, "item-without-enclosure"],
      ["E3", "file-missing"],
    ]);
    expect(third.known).toHaveLength(4);
  });

  test("tells again what was well in between", async () => {
    const { db, folder } = await freshDatabase();
    const show = path.join(folder, "show");
    const file = writeFeed(show, untold(1));
    const options = importOptions(db, folder);
    const told = [];
    for (const cues of [[], ["A lamp."], []]) {
      const transcript = path.join(show, "missing1.vtt");
      writeFileSync(transcript, `WEBVTT\n\n${cues.map((text) => `00:00.000 --> 00:01.000\n${text}`)}`);
      told.push(codesOf(await importSource(file, options, () => {})).includes("transcript-empty"));
    }
    expect(told).toEqual([true, false, true]);
  });
});

describe("an import has bounds, and says what it leaves out", () => {
  const cues = numbers(6).map((n) => `00:0${n}.000 --> 00:0${n}.900\n<v Speaker ${n}>Line ${n}.\n`);
  const full = (n: number) =>
    `<item><title>E${n}</title><guid>${n}</guid><podcast:transcript url="talk.vtt" type="text/vtt"/><podcast:transcript url="talk.vtt" type="text/vtt" language="ru"/><podcast:person>A</podcast:person><podcast:person>B</podcast:person><category>Sea</category><category>Sky</category><podcast:soundbite startTime="0" duration="1"/><podcast:soundbite startTime="1" duration="1"/><psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0" title="One"/><psc:chapter start="1" title="Two"/></psc:chapters></item>`;

  async function imported(limits: Partial<Limits>, ...lines: readonly string[]) {
    const { db, folder } = await freshDatabase();
    const file = writeFeed(path.join(folder, "show"), ...lines);
    writeFileSync(path.join(folder, "show/talk.vtt"), `WEBVTT\n\n${cues.join("\n")}`);
    const options = { ...importOptions(db, folder), limits };
    return { db, file, options, report: await importSource(file, options, () => {}) };
  }

  test.each<[keyof Limits, string, "passage" | "transcript" | "person" | "tag" | "soundbite" | "chapter"]>([
    ["passages", "transcript-cut", "passage"],
    ["transcripts", "transcripts-left-out", "transcript"],
    ["persons", "persons-left-out", "person"],
    ["tags", "tags-left-out", "tag"],
    ["soundbites", "soundbites-left-out", "soundbite"],
    ["chapters", "chapters-left-out", "chapter"],
  ])("of %s", async (limit, code, table) => {
    const { db, report } = await imported({ [limit]: 1 }, full(1));
    expect(codesOf(report)).toContain(code);
    const count = { passage: db.passage, transcript: db.transcript, person: db.person, tag: db.tag };
    const rest = { ...count, soundbite: db.soundbite, chapter: db.chapter };
    const kept = await (rest[table] as { count: () => Promise<number> }).count();
    expect(kept).toBe(table === "passage" ? 2 : 1);
  });

  test("of titles", async () => {
    const { db, report } = await imported({ title: 1 }, full(1));
    expect(codesOf(report)).toContain("text-cut");
    expect(await db.episode.findFirst({ select: { title: true } })).toEqual({ title: "E" });
  });

  test("of descriptions", async () => {
    const { db, report } = await imported(
      {},
      `<item><guid>1</guid><description>${"word ".repeat(50_000)}</description></item>`,
    );
    expect(codesOf(report)).toContain("text-cut");
    expect((await db.episode.findFirstOrThrow()).notesText.length).toBeLessThanOrEqual(200_000);
  });

  test.each<[Partial<Limits>]>([[{ bytes: 0 }], [{ time: 0 }]])(
    "of all, by %o: the next goes on",
    async (limits) => {
      const { db, file, options, report } = await imported(limits, full(1), full(2), full(3));
      expect(codesOf(report)).toContain("import-too-large");
      expect(await db.episode.count()).toBeLessThan(3);
      await importSource(file, { ...options, limits: {} }, () => {});
      expect(await db.episode.count()).toBe(3);
    },
  );

  test("of the pages of a feed", async () => {
    const next = '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="next.xml"/>';
    const { db, report } = await imported({ feed: 1 }, next, full(1));
    expect(codesOf(report)).toContain("feed-pages-left-out");
    expect(await db.episode.count()).toBe(1);
  });
});
