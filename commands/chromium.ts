import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readSync } from "node:fs";
import { isatty } from "node:tty";
import { chromium } from "@playwright/test";
import { Stop } from "./failure.ts";

/** The first has no windows, which cost a quarter of what a journey takes. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
];

/**
 * The path of a Chromium to test with: the one that CHROMIUM names, one that is installed, Playwright's own, or
 * one that is installed now, by Playwright or else by apt, which changes the machine and so is asked for first, but
 * under CI. Throws when there is none to be had.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM;
  if (named) return named;
  const found = installed() ?? playwrights();
  if (found) return found;
  console.log("No Chromium is installed; installing one for the tests.");
  spawnSync(process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"], {
    stdio: "inherit",
    timeout: 300_000,
  });
  const downloaded = playwrights();
  if (downloaded) return downloaded;
  if (
    !process.env.CI &&
    !agreed("Playwright could not install it. Install Debian's chromium with apt-get? [y/N] ")
  )
    throw new Stop(NEEDED);
  spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit" });
  // The second is for releases of Debian that have no other.
  for (const name of ["chromium-headless-shell", "chromium"]) {
    const install = ["install", "-y", "-qq", name];
    if (spawnSync("apt-get", install, { stdio: ["ignore", "ignore", "inherit"] }).status === 0) break;
  }
  const packaged = installed();
  if (packaged) return packaged;
  throw new Stop(NEEDED);
}

const NEEDED = "The browser tests need Chromium. Install it and set CHROMIUM to its path.";

/** Asks at the terminal; where there is none nobody agrees. */
function agreed(question: string): boolean {
  if (!isatty(0)) return false;
  process.stdout.write(question);
  const answer = Buffer.alloc(16);
  return /^y/i.test(answer.toString("utf8", 0, readSync(0, answer)).trim());
}

function installed(): string | null {
  for (const name of NAMES) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch {
      // Not this one.
    }
  }
  return null;
}

function playwrights(): string | null {
  const file = chromium.executablePath();
  return existsSync(file) ? file : null;
}
