import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Where Debian keeps PostgreSQL, each version in a folder of its number. */
const INSTALLED = "/usr/lib/postgresql";
/** Who owns the cluster when root asks: PostgreSQL refuses to run as root. */
const OWNER = "postgres";
const SETTINGS = {
  listen_addresses: "",
  shared_buffers: "1GB",
  work_mem: "256MB",
  maintenance_work_mem: "1GB",
  max_wal_size: "8GB",
  fsync: "off",
  // Containers often have next to nothing in /dev/shm.
  dynamic_shared_memory_type: "mmap",
};

/** A PostgreSQL server of one's own, reached by a socket only. */
export interface Cluster {
  /** The folder of the socket: what a client takes as its host. */
  readonly host: string;
  readonly user: string;
  /** Stops the server and removes all it wrote. */
  readonly stop: () => void;
}

/** Starts an empty cluster in a temporary folder; null where PostgreSQL is not installed. */
export function startCluster(): Cluster | null {
  const programs = findPrograms();
  if (programs === null) return null;
  const folder = run("mktemp", ["-d", path.join(tmpdir(), "playhead-postgres-XXXXXX")]).trim();
  const data = path.join(folder, "data");
  const control = (...words: readonly string[]) =>
    run(path.join(programs, "pg_ctl"), ["-D", data, "-w", ...words]);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const access = ["--auth=trust", `--username=${OWNER}`];
    run(path.join(programs, "initdb"), ["-D", data, ...access, "--no-sync", "--encoding=UTF8", "--locale=C"]);
    const settings = Object.entries({ ...SETTINGS, unix_socket_directories: folder });
    const options = settings.map(([name, value]) => `-c ${name}='${value}'`).join(" ");
    control("-l", path.join(folder, "log"), "-o", options, "start");
  } catch (error) {
    remove();
    throw error;
  }
  const stop = () => {
    control("-m", "immediate", "stop");
    remove();
  };
  return { host: folder, user: OWNER, stop };
}

/** The folder of the latest version's programs; a client alone has no initdb. */
function findPrograms(): string | null {
  if (!existsSync(INSTALLED)) return null;
  const versions = readdirSync(INSTALLED).map(Number).filter(Number.isFinite);
  const folders = versions
    .sort((a, b) => b - a)
    .map((version) => path.join(INSTALLED, String(version), "bin"));
  return folders.find((folder) => existsSync(path.join(folder, "initdb"))) ?? null;
}

/** What a program prints. Run by root it runs as the cluster's owner; throws when it fails. */
function run(program: string, words: readonly string[]): string {
  const asOwner = process.getuid?.() === 0 ? ["runuser", "-u", OWNER, "--"] : [];
  const [command = program, ...rest] = [...asOwner, program, ...words];
  // In the temporary folder, because the owner may not enter this one.
  return execFileSync(command, rest, { cwd: tmpdir(), encoding: "utf8" });
}
