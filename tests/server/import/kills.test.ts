import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "#server/db/client.ts";
import { addImport } from "#server/feeds/add-import.ts";
import { bundled } from "../../bundled.ts";
import { chances } from "../../chances.ts";
import { createDatabase, temporaryFolder } from "../database.ts";
import { host } from "./feed-host.ts";
import {
  ageDrafts,
  expectNamedFiles,
  expectWholeDatabase,
  expectWholeFiles,
  filesIn,
  listEpisodes,
} from "./whole-data.ts";

/** How often each command is killed: `KILLS=100 npx vitest run tests/server/import/kills.test.ts` takes minutes. */
const KILLS = Number(process.env.KILLS ?? 4);
const EPISODES = 12;
const CUES = 800;
const SOUND_BYTES = 60_000;
const TWO_HOURS = 7200;

/** The files of a show by their names, its feed among them: each episode with sound, picture, chapters and words of its own. */
function madeShow(): ReadonlyMap<string, Buffer> {
  const demo = readFileSync("public/demo/how-sound-becomes-a-file.mp3");
  const files = new Map<string, Buffer>();
  const items = Array.from({ length: EPISODES }, (_, number) => {
    const cues = Array.from({ length: CUES }, (_, cue) => {
      const [minute, second] = [Math.floor(cue / 60), cue % 60].map((part) => String(part).padStart(2, "0"));
      return `${minute}:${second}.000 --> ${minute}:${second}.900\n<v Ann>Word ${number * CUES + cue} of all of them.\n`;
    });
    files.set(`${number}.vtt`, Buffer.from(`WEBVTT\n\n${cues.join("\n")}`));
    files.set(`${number}.mp3`, demo.subarray(number * SOUND_BYTES, (number + 1) * SOUND_BYTES));
    files.set(`${number}.png`, Buffer.from(`\x89PNG\r\n\x1a\n${number}`, "latin1"));
    const chapters = [0, 1, 2].map((startTime) => ({ startTime, title: `Part ${startTime}` }));
    files.set(`${number}.json`, Buffer.from(JSON.stringify({ version: "1.2.0", chapters })));
    return `<item><guid>e${number}</guid><title>Episode ${number}</title><itunes:image href="${number}.png"/>
<enclosure url="${number}.mp3" type="audio/mpeg" length="1"/><podcast:chapters url="${number}.json" type="application/json+chapters"/>
<podcast:transcript url="${number}.vtt" type="text/vtt"/><podcast:person>Ann</podcast:person></item>`;
  });
  const feed = `<rss xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Show</title>${items.join("\n")}</channel></rss>`;
  return files.set("feed.xml", Buffer.from(feed));
}

/** How a show comes in. */
interface Way {
  /** Makes a data folder ready for it. */
  readonly prepare: (dataDir: string) => Promise<void>;
  readonly begin: (dataDir: string) => ChildProcess;
  /** Whether all is done; null: it is when the process ends by itself. */
  readonly isDone: ((dataDir: string) => Promise<boolean>) | null;
  /** Lets time pass in which nobody runs. */
  readonly rest: (dataDir: string) => Promise<void>;
}

function run(command: string, dataDir: string, ...args: readonly string[]): ChildProcess {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: "",
    FETCH_PRIVATE: "true",
    MEASURE_REMOTE: "false",
  };
  const child = spawn(process.execPath, [...bundled(command), ...args], {
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

const databaseOf = (dataDir: string) => path.join(dataDir, "playhead.db");

/** `npm run import` of a folder: all that it names is copied into the store. The database is made by it as well. */
function fromFolder(): Way {
  const folder = temporaryFolder();
  for (const [name, content] of madeShow()) writeFileSync(path.join(folder, name), content);
  return {
    prepare: async (dataDir) => void mkdirSync(dataDir, { recursive: true }),
    begin: (dataDir) => run("import", dataDir, path.join(folder, "feed.xml")),
    isDone: null,
    rest: async () => {},
  };
}

/** `npm run worker` with a show that a host has added. Its sound stays with its host, and is not measured here. */
async function fromHost(): Promise<Way> {
  const { answers, origin } = await host({});
  for (const [name, content] of madeShow())
    answers.set(`/${name}`, (response) => void response.writeHead(200).end(content));
  const withJobs = async <Result>(
    dataDir: string,
    act: (db: ReturnType<typeof openDatabase>) => Promise<Result>,
  ) => {
    const db = openDatabase(databaseOf(dataDir));
    try {
      return await act(db);
    } finally {
      await db.$disconnect();
    }
  };
  return {
    async prepare(dataDir) {
      await createDatabase(databaseOf(dataDir));
      await withJobs(dataDir, (db) =>
        addImport(db, { source: `${origin}/feed.xml`, title: "Show" }, new Date()),
      );
    },
    begin: (dataDir) => run("worker", dataDir),
    isDone: (dataDir) =>
      withJobs(
        dataDir,
        async (db) => (await db.job.count({ where: { kind: "import", state: "done" } })) === 1,
      ),
    rest: (dataDir) =>
      withJobs(dataDir, async (db) => {
        const now = new Date();
        await db.job.updateMany({ where: { state: "running" }, data: { leaseUntil: now } });
        // What was begun several times in vain has been put off by a day.
        await db.job.updateMany({ where: { state: "waiting", kind: "import" }, data: { dueAt: now } });
        await db.job.updateMany({ data: { finishedAt: null } });
      }),
  };
}

/** Ends when the process has ended, or all is done. True: all is done. */
async function untilDone(way: Way, child: ChildProcess, dataDir: string): Promise<boolean> {
  const { isDone } = way;
  while (child.exitCode === null && child.signalCode === null) {
    if (isDone && (await isDone(dataDir))) return true;
    await wait(isDone ? 200 : 20);
  }
  return child.exitCode === 0;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => child.once("exit", resolve));
}

test.each([
  ["import", fromFolder],
  ["worker", fromHost],
] as const)(
  "killed at any moment, the %s leaves all whole, and the next run completes it as one that nobody killed",
  async (name, open) => {
    const way = await open();
    const home = temporaryFolder();
    const random = chances(name.length);
    const reference = path.join(home, "reference");
    await way.prepare(reference);
    const begun = performance.now();
    const unharmed = way.begin(reference);
    expect(await untilDone(way, unharmed, reference)).toBe(true);
    const duration = performance.now() - begun;
    unharmed.kill("SIGKILL");
    await ended(unharmed);
    const wanted = await listEpisodes(databaseOf(reference));
    expect(wanted.size).toBe(EPISODES);

    let kills = 0;
    for (let life = 0; kills < KILLS; life++) {
      const dataDir = path.join(home, `life-${life}`);
      const mediaPlace = path.join(dataDir, "media");
      await way.prepare(dataDir);
      for (let complete = false; !complete; ) {
        const child = way.begin(dataDir);
        if (kills < KILLS) {
          const killed = wait(random() * duration).then(() => child.kill("SIGKILL"));
          complete = await untilDone(way, child, dataDir);
          if (!complete) kills += Number(await killed);
        } else complete = await untilDone(way, child, dataDir);
        child.kill("SIGKILL");
        await ended(child);
        if (!filesIn(dataDir).includes("playhead.db")) continue;
        await expectWholeDatabase(databaseOf(dataDir));
        expectWholeFiles(mediaPlace);
        for (const [guid, episode] of await listEpisodes(databaseOf(dataDir)))
          expect(episode, guid).toBe(wanted.get(guid));
        await way.rest(dataDir);
      }
      expect(await listEpisodes(databaseOf(dataDir))).toEqual(wanted);
      ageDrafts(mediaPlace, TWO_HOURS);
      ageDrafts(dataDir, TWO_HOURS);
      const last = way.begin(dataDir);
      if (way.isDone === null) await ended(last);
      last.kill("SIGKILL");
      expectNamedFiles(mediaPlace, wanted);
      rmSync(dataDir, { recursive: true });
    }
    expect(kills).toBe(KILLS);
  },
  120_000 + KILLS * 120_000,
);
