import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { type Finding, fine, note, wrong } from "./finding.ts";

const described = z.object({ engines: z.object({ node: z.string().regex(/^>=\d+\.\d+$/) }) });

/** Less than this is used up by an import or a large write-ahead log. Bytes. */
const HARDLY_ANY = 200_000_000;
const LITTLE = 2_000_000_000;

/** Whether this Node is one that Playhead runs on, such as 20.19.1. */
export function checkNode(version: string): Finding {
  const { engines } = described.parse(JSON.parse(readFileSync("package.json", "utf8")));
  const least = engines.node.slice(2);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [leastMajor = 0, leastMinor = 0] = least.split(".").map(Number);
  const isNew = major > leastMajor || (major === leastMajor && minor >= leastMinor);
  return isNew ? fine("node", { version }) : wrong("nodeOld", { version, least });
}

/** Whether the folder of the data can be written, or made. */
export function checkFolder(folder: string): Finding {
  const there = nearest(folder);
  try {
    accessSync(there, constants.W_OK);
    return fine("folder", { path: folder });
  } catch {
    return wrong("folderUnwritable", { path: there });
  }
}

/** A folder, or the one above it that is there. */
function nearest(folder: string): string {
  let there = folder;
  while (!existsSync(there)) there = path.dirname(there);
  return there;
}

/** Whether there is room on the disk of the data; nothing where the system does not tell. */
export async function checkDisk(folder: string): Promise<readonly Finding[]> {
  const disk = await statfs(nearest(folder)).catch(() => null);
  if (disk === null) return [];
  const free = disk.bavail * disk.bsize;
  const values = { path: folder, size: `${(free / 1e9).toFixed(1)} GB` };
  if (free < HARDLY_ANY) return [wrong("diskFull", values)];
  return [free < LITTLE ? note("diskLittle", values) : fine("disk", values)];
}

/** Whether a program is there that something needs: ffmpeg, or espeak-ng. */
export async function checkProgram(program: "ffmpeg" | "espeak-ng"): Promise<Finding> {
  const there = await runs(program, program === "ffmpeg" ? "-version" : "--version");
  if (program === "ffmpeg") return there ? fine("ffmpeg") : note("ffmpegMissing");
  return there ? fine("espeak") : note("espeakMissing");
}

async function runs(program: string, option: string): Promise<boolean> {
  const child = spawn(program, [option], { stdio: "ignore", timeout: 10_000 });
  try {
    const [code] = await once(child, "exit");
    return code === 0;
  } catch {
    return false;
  }
}
