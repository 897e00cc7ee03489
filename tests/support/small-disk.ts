import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** A disk of its own in a folder, whose size is changed at will. */
export interface SmallDisk {
  /** What it holds from now on, if it is not more already. Bytes. */
  readonly resize: (bytes: number) => void;
  /** Leaves room for nothing more. */
  readonly fill: () => void;
  readonly remove: () => void;
}

const mount = (...args: readonly string[]) => spawnSync("mount", args, { encoding: "utf8" });

/** Whether this process may put disks somewhere; says so where it may not. */
export function mayPutDisks(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), "playhead-disk-"));
  const disk = putSmallDisk(folder, 4096);
  disk?.remove();
  rmSync(folder, { recursive: true, force: true });
  if (disk === null) console.warn("This process may mount nothing: full disks were not tried.");
  return disk !== null;
}

/** Puts a disk into a folder, which may not be there; null where this process may not do that, or the system has no tmpfs. */
export function putSmallDisk(folder: string, bytes: number): SmallDisk | null {
  mkdirSync(folder, { recursive: true });
  const made = mount("-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder);
  if (made.error || made.status !== 0) return null;
  const resize = (size: number) => {
    const { status, stderr } = mount("-o", `remount,size=${size}`, folder);
    if (status !== 0) throw new Error(stderr);
  };
  return {
    resize,
    fill() {
      const { stdout } = spawnSync("df", ["--block-size=1", "--output=used", folder], { encoding: "utf8" });
      resize(Math.max(4096, Number(stdout.split("\n")[1])));
    },
    remove: () => void spawnSync("umount", ["--lazy", folder]),
  };
}
