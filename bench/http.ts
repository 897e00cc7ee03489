import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildOnce } from "#commands/build.ts";
import { generateClient } from "#commands/generate.ts";
import { importDemo, prepareDatabase } from "#commands/prepare.ts";
import { parseConfig } from "#server/config.ts";
import { mediaHref } from "#server/media/address.ts";
import { storeMedia } from "#server/media/store.ts";
import { buildBareApp, NEXT } from "./bare-app.ts";
import { type Load, type Reading, reading } from "./http-load.ts";
import { PORT as MANY_PORT, openHouse } from "./many-house.ts";
import { processorTime, residentMegabytes } from "./process-figures.ts";

/**
 * Who answers, each in a process of its own; `many` are two sites on one PostgreSQL server behind nginx, where those are installed.
 * The others are what ours is measured by: Next with our pages and nothing before it, a bare server of one file, the same with
 * the file in its memory, and Next with one static page.
 */
const SERVERS = ["ours", "many", "next", "bare", "memory", "static"] as const;
type Server = (typeof SERVERS)[number];
const PORTS = { ours: 4331, many: MANY_PORT, next: 4332, bare: 4333, static: 4334, memory: 4335 } as const;

/** The servers of a row take turns of this length, so that whatever else the machine does meets all of them. */
const ROUNDS = Number(process.argv[2] ?? 8);
/** Milliseconds. */
const TURN = 600;

interface Row {
  readonly title: string;
  /** Where each of them has it. Who has not is left out. */
  readonly paths: Partial<Readonly<Record<Server, string>>>;
  readonly connections: number;
  /** See http-load.ts. */
  readonly range: number;
}

interface Total extends Omit<Reading, "firstBytes"> {
  readonly firstBytes: number[];
  /** Milliseconds of processor time. */
  readonly processor: number;
}

const AUDIO = "public/demo/how-sound-becomes-a-file.mp3";
const folder = mkdtempSync(path.join(tmpdir(), "playhead-bench-"));
const config = parseConfig({ DATA_DIR: folder, HOST: "127.0.0.1", PORT: String(PORTS.ours) });
generateClient();
await prepareDatabase(config);
await importDemo(config);
await buildOnce();
const bareApp = await buildBareApp();

const { name } = await storeMedia(AUDIO, config.mediaPlace);
const SOUND = {
  ours: mediaHref(name),
  many: mediaHref(name),
  next: AUDIO.slice("public".length),
  bare: "/",
  memory: "/",
};
const EPISODE = "/shows/set-down-in-sound/how-sound-becomes-a-file";
const PAGE = { ours: EPISODE, many: EPISODE, next: EPISODE, static: "/" };
const ROWS: readonly Row[] = [
  { title: "an episode's page, 1 connection", paths: PAGE, connections: 1, range: 0 },
  { title: "an episode's page, 8 connections", paths: PAGE, connections: 8, range: 0 },
  { title: "sound, 64 KiB anywhere, 1 connection", paths: SOUND, connections: 1, range: 65_536 },
  { title: "sound, 64 KiB anywhere, 8 connections", paths: SOUND, connections: 8, range: 65_536 },
  { title: "sound, all of it, 1 connection", paths: SOUND, connections: 1, range: 0 },
  { title: "sound, all of it, 8 connections", paths: SOUND, connections: 8, range: 0 },
];

const env = { ...process.env, DATA_DIR: folder, HOST: config.host, NODE_ENV: "production" as const };
const begin = (port: number, ...args: readonly string[]) =>
  spawn(process.execPath, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...env, PORT: String(port) },
  });
const servers: Readonly<Record<Exclude<Server, "many">, ChildProcess>> = {
  ours: begin(PORTS.ours, "commands/start.js"),
  next: begin(PORTS.next, NEXT, "start", "-H", config.host),
  static: begin(PORTS.static, NEXT, "start", bareApp, "-H", config.host),
  bare: begin(PORTS.bare, "--import", "tsx", "bench/http-bare.ts", AUDIO, String(PORTS.bare)),
  memory: begin(PORTS.memory, "--import", "tsx", "bench/http-bare.ts", AUDIO, String(PORTS.memory), "memory"),
};
const many = await openHouse(async ({ databaseLocation, dataDir }) => {
  const own = parseConfig({ DATA_DIR: dataDir, DATABASE_URL: databaseLocation });
  await importDemo(own);
  await storeMedia(AUDIO, own.mediaPlace);
});
if (many === null) console.warn("PostgreSQL and nginx are not installed: SEVERAL SITES ARE NOT MEASURED.");
const measured = SERVERS.filter((server) => server !== "many" || many !== null);
const loader = fork("bench/http-loader.ts", { execArgv: ["--import", "tsx"] });
try {
  for (const server of measured) await answering(PORTS[server]);
  for (const row of ROWS) await measure(row);
  console.log("memory after that");
  for (const server of measured)
    console.log(`  ${server}: ${pidsOf(server).map(residentMegabytes).join(" and ")} MB`);
} finally {
  loader.kill();
  await many?.close();
  for (const child of Object.values(servers)) child.kill("SIGKILL");
  for (const made of [folder, bareApp]) rmSync(made, { recursive: true, force: true });
}

/** Of the processes of ours, or of the others, that answer; without nginx and PostgreSQL. */
function pidsOf(server: Server): readonly number[] {
  return server === "many" ? (many?.pids() ?? []) : [servers[server].pid ?? 0];
}

function processorOf(server: Server): number {
  return pidsOf(server).reduce((sum, pid) => sum + processorTime(pid), 0);
}

async function answering(port: number): Promise<void> {
  while (!(await fetch(`http://127.0.0.1:${port}/icon.svg`).catch(() => null)))
    await new Promise((resolve) => setTimeout(resolve, 200));
}

async function measure({ title, paths, connections, range }: Row): Promise<void> {
  const totals = new Map<Server, Total>();
  const size = statSync(AUDIO).size;
  for (let round = 0; round <= ROUNDS; round++)
    for (const server of measured.filter((server) => server in paths)) {
      const before = processorOf(server);
      const wish = { port: PORTS[server], path: paths[server] ?? "", connections, range, size };
      const read = await load({ ...wish, milliseconds: TURN });
      const turn = { ...read, processor: processorOf(server) - before };
      // The first round warms up.
      if (round > 0) totals.set(server, added(totals.get(server), turn));
    }
  print(title, totals);
}

async function load(wish: Load): Promise<Reading> {
  loader.send(wish);
  const [answer] = await once(loader, "message");
  return reading.parse(answer);
}

function added(sum: Total | undefined, turn: Total): Total {
  if (!sum) return turn;
  return {
    requests: sum.requests + turn.requests,
    bytes: sum.bytes + turn.bytes,
    milliseconds: sum.milliseconds + turn.milliseconds,
    firstBytes: [...sum.firstBytes, ...turn.firstBytes],
    processor: sum.processor + turn.processor,
  };
}

function print(title: string, totals: ReadonlyMap<Server, Total>): void {
  console.log(title);
  const figures = new Map([...totals].map(([server, total]) => [server, figuresOf(total)]));
  for (const [server, { rate, megabytes, p50, p99, processor }] of figures)
    console.log(
      `  ${server}: ${rate.toFixed(0)} requests/s, ${megabytes.toFixed(0)} MB/s, first byte p50/p99 ${p50.toFixed(2)}/${p99.toFixed(2)} ms, processor ${processor.toFixed(3)} ms a request`,
    );
  const ours = figures.get("ours");
  for (const [server, theirs] of figures)
    if (ours && server !== "ours") {
      const ratio = (of: keyof typeof ours) => (ours[of] / theirs[of]).toFixed(2);
      console.log(
        `  ratio to ${server}: rate ${ratio("rate")}, first byte p50 ${ratio("p50")}, processor ${ratio("processor")}`,
      );
    }
}

function figuresOf({ requests, bytes, milliseconds, firstBytes, processor }: Total) {
  const sorted = firstBytes.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return {
    rate: (requests * 1000) / milliseconds,
    megabytes: bytes / milliseconds / 1000,
    p50: at(0.5),
    p99: at(0.99),
    processor: processor / requests,
  };
}
