import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import Sqlite from "better-sqlite3";
import { searchFor } from "#core/search/request.ts";
import { openDatabase } from "#server/db/client.ts";
import { migrateDatabase } from "#server/db/migrate.ts";
import { correctTranscript } from "#server/revisions/correct.ts";
import { replaceEverywhere } from "#server/revisions/replace.ts";
import { openSearch } from "#server/search/engine/open.ts";
import { tendIndex } from "#server/search/index/tend-index.ts";
import { ArchiveWriter, inventArchive, PASSAGES_AN_EPISODE } from "./archive.ts";
import { makeCorpus, percentile } from "./corpus.ts";
import { elapsed } from "./elapsed.ts";

/**
 * Corrections in a full archive: how long until search finds a corrected word, and a name that becomes another in many
 * episodes: `npx tsx bench/corrections.ts [passages] [episodes of the name]`. Beside each stands the bare statement that
 * writes the same text into the same database.
 */
const passages = Number(process.argv[2] ?? "450000");
const named = Number(process.argv[3] ?? "1000");
const RUNS = 40;
const NAME = "ploughmann";

const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
const file = path.join(folder, "playhead.db");
try {
  await migrateDatabase(file);
  fill();
  const db = openDatabase(file);
  const { id } = await db.account.create({
    data: { name: "Ed", key: "ed", role: "editor", passwordHash: "" },
  });
  const author = { id, name: "Ed", role: "editor" } as const;
  const search = openSearch(file);
  const sqlite = new Sqlite(file, { timeout: 5000 });
  await search.search(searchFor(NAME));
  console.log(`corrections: ${passages} passages`);
  await measureOne();
  await measureMany();
  await search.close();
  sqlite.close();
  await db.$disconnect();

  async function measureOne(): Promise<void> {
    const bare = sqlite.prepare("UPDATE Passage SET text = ? WHERE id = ?");
    const times = { own: [] as number[], bare: [] as number[] };
    for (let run = 0; run < RUNS; run++) {
      const [first, other] = [passageAt(run * 2), passageAt(run * 2 + 1)];
      const wish = {
        kind: "text",
        passage: first.key,
        before: first.text,
        text: corrected(first.text, run),
      } as const;
      times.own.push(
        await elapsed(async () => {
          await correctTranscript(db, first.transcriptId, {
            author,
            now: new Date(),
            wishes: [wish],
            note: "",
          });
          await expectHit(`corrected${run}`);
        }),
      );
      times.bare.push(
        await elapsed(async () => {
          bare.run(corrected(other.text, RUNS + run), other.id);
          await search.search(searchFor(`corrected${RUNS + run}`));
        }),
      );
      await tendIndex(db, new AbortController().signal);
    }
    const [own, hand] = [times.own, times.bare].map((samples) => percentile(samples, 0.95));
    console.log(
      `  until a corrected word is found: p95 ${own?.toFixed(1)} ms, ${((own ?? 0) / (hand ?? 1)).toFixed(1)} times the bare statement and the same search`,
    );
  }

  async function measureMany(): Promise<void> {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const replacing = {
      kind: "words",
      find: NAME,
      replacement: "Plowman",
      wholeWords: true,
      matchCase: false,
    } as const;
    delay.enable();
    let done = { replaced: 0, episodes: 0 };
    const own = await elapsed(async () => {
      const act = { author, now: new Date(), without: [] };
      done = await replaceEverywhere(db, { show: "b", episode: null }, replacing, act);
    });
    delay.disable();
    if (done.episodes !== named) throw new Error(`${done.episodes} episodes had the name`);
    const hand = await elapsed(async () => byHand());
    console.log(
      `  a name in ${done.episodes} episodes: ${(own / 1000).toFixed(1)} s, ${(own / hand).toFixed(1)} times the bare statements; the event loop was held for ${(delay.max / 1e6).toFixed(0)} ms at most, p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms`,
    );
  }

  /** The same words back, a transaction for each transcript. */
  function byHand(): void {
    const ids = sqlite.prepare("SELECT id FROM Transcript").pluck().all();
    const back = sqlite.prepare(
      "UPDATE Passage SET text = replace(text, 'Plowman', ?) WHERE transcriptId = ? AND instr(text, 'Plowman') > 0",
    );
    for (const transcript of ids) sqlite.transaction(() => back.run(NAME, transcript))();
  }

  function passageAt(place: number): Row {
    const row = sqlite.prepare("SELECT id, key, transcriptId, text FROM Passage WHERE id = ?");
    return row.get(1 + ((place * 9973) % passages)) as Row;
  }

  async function expectHit(word: string): Promise<void> {
    const { totalHits } = await search.search(searchFor(word));
    if (totalHits !== 1) throw new Error(`${word} is found ${totalHits} times`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

interface Row {
  readonly id: number;
  readonly key: number;
  readonly transcriptId: number;
  readonly text: string;
}

/** Some episodes, spread over all, have the name in three passages. */
function fill(): void {
  const writer = new ArchiveWriter(file);
  const every = Math.floor(passages / PASSAGES_AN_EPISODE / named);
  for (const [number, episode] of [...inventArchive(makeCorpus(), passages)].entries()) {
    const has = number % every === 0 && number < every * named;
    writer.add(episode.map((text, place) => (has && place % 60 === 0 ? `${NAME} ${text}` : text)));
  }
  writer.close();
}

function corrected(text: string, run: number): string {
  return text.replace(/\S+/, `corrected${run}`);
}
