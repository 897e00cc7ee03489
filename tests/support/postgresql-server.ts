import { execFileSync, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { unpackEmbeddedPostgresql } from "./embedded-postgresql.ts";

/** A PostgreSQL server for tests, with nothing in it. */
export interface PostgresqlServer {
  /** Of its database `postgres`. */
  readonly address: string;
  /** Ends it at once, and removes all that it kept. */
  readonly stop: () => Promise<void>;
  /** Ends it as an administrator does, telling those who are connected, and starts it again on the same port. */
  readonly restart: () => Promise<void>;
  /** Ends it so, and gives the way to start it again on the same port. */
  readonly pause: () => Promise<() => Promise<void>>;
}

/** What is written outlives the machine, as in service. */
export const DURABLE: readonly string[] = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "shared_buffers=64MB",
];
/** For tests alone, which need not wait for the disk. */
const QUICK = [...DURABLE, "fsync=off", "full_page_writes=off", "synchronous_commit=off"];

/** Users as whom PostgreSQL runs where this process is root's, which it refuses. */
const OTHERS = ["postgres", "nobody"];

/** Starts one by the programs of this machine, with these settings; null where it has none. */
export async function startPostgresql(own: readonly string[] = QUICK): Promise<PostgresqlServer | null> {
  const programs = findPrograms();
  if (programs === null) return null;
  const user = otherUser();
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-postgresql-"));
  if (user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, "data");
  const options: SpawnOptions = { ...user, cwd: folder, stdio: "ignore" };
  const made = spawnSync(
    path.join(programs, "initdb"),
    ["-D", data, "-U", "playhead", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"],
    { ...user, cwd: folder, encoding: "utf8" },
  );
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (made.status !== 0) {
    remove();
    throw new Error(`initdb failed: ${made.stderr}`);
  }
  const port = await freePort();
  const address = `postgresql://playhead@127.0.0.1:${port}/postgres`;
  const start = async () => {
    const settings = [...own, `port=${port}`].flatMap((setting) => ["-c", setting]);
    const server = spawn(path.join(programs, "postgres"), ["-D", data, ...settings], options);
    const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
    const endBy = async (signal: NodeJS.Signals) => {
      server.kill(signal);
      await ended;
    };
    try {
      await answers(address);
    } catch (error) {
      await endBy("SIGQUIT");
      remove();
      throw error;
    }
    return endBy;
  };
  let end = await start();
  return {
    address,
    async restart() {
      await end("SIGINT");
      end = await start();
    },
    async pause() {
      await end("SIGINT");
      return async () => {
        end = await start();
      };
    },
    async stop() {
      await end("SIGQUIT");
      remove();
    },
  };
}

/**
 * The folder of the programs of a PostgreSQL server: of the newest that is installed, or of the one that npm has brought, which
 * `TEST_POSTGRESQL=embedded` asks for in any case. Null where there is none.
 */
export function findPrograms(): string | null {
  const installed = process.env.TEST_POSTGRESQL === "embedded" ? null : findInstalled();
  return installed ?? unpackEmbeddedPostgresql();
}

function findInstalled(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => path.join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(path.delimiter),
  ];
  return folders.find((folder) => existsSync(path.join(folder, "initdb"))) ?? null;
}

/** As whom a server of tests runs; undefined for this very user. */
export function otherUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (option: string, name: string) =>
    Number(execFileSync("id", [option, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  for (const name of OTHERS)
    try {
      return { uid: idOf("-u", name), gid: idOf("-g", name) };
    } catch {
      // There is no such user.
    }
  return undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

/** Waits until the server can be asked. */
async function answers(address: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new Client(address);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      if (tries > 600) throw error;
      await wait(50);
    }
  }
}
