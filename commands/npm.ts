import { execFileSync } from "node:child_process";

/** How often it is looked whether npm still lives. Milliseconds. */
const LOOK_EVERY = 1000;

/** Calls `gone` when the npm that runs this command is gone: killed for good, it tells nobody. Returns the way to stop. */
export function watchNpm(gone: () => void): () => void {
  const npm = findNpm();
  const timer = setInterval(() => {
    if (npm !== null && !isAlive(npm)) gone();
  }, LOOK_EVERY);
  return () => clearInterval(timer);
}

/** The process of npm, or of what stands in for it: above this one, often with a shell in between. Null for none. */
function findNpm(): number | null {
  let pid = process.ppid;
  for (let above = 0; above < 2; above++) {
    const [, parent, command = ""] = /^\s*(\d+)\s+(.*)$/m.exec(describeProcess(pid)) ?? [];
    if (parent === undefined) return null;
    if (/\b(?:p?npm|yarn|bun)\b/.test(command)) return pid;
    pid = Number(parent);
  }
  return null;
}

/** Its parent and its command; empty where the system does not tell. */
function describeProcess(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "ppid=,args=", "-p", String(pid)], { encoding: "utf8", stdio: "pipe" });
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
