import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readSync } from "node:fs";
import { isatty } from "node:tty";
import { chromium } from "@playwright/test";
import { Stop } from "./failure.ts";

/** Has no windows, which cost a quarter of what a journey takes, and keeps no page that was left. */
const LIGHT = "chromium-headless-shell";
const WHOLE = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/**
 * The path of a Chromium to test with: the one that CHROMIUM names, one that is installed, Playwright's own, or
 * one that is installed now, by Playwright or else by apt, which changes the machine and so is asked for first, but
 * under CI. Throws when there is none to be had.
 */
export function findChromium(): string {
  const found = process.env.CHROMIUM || installed([LIGHT]) || findWholeChromium();
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
  // Older releases have only the whole one.
  if (!aptInstall(LIGHT, "chromium")) aptInstall("chromium");
  const packaged = installed([LIGHT, ...WHOLE]);
  if (packaged) return packaged;
  throw new Stop(NEEDED);
}

/** The path of a Chromium that does all that people's browsers do, as far as it was installed by now; null where there is none. */
export function findWholeChromium(): string | null {
  const named = process.env.CHROMIUM;
  if (named) return named.includes("headless-shell") ? null : named;
  return installed(WHOLE) ?? playwrights();
}

function aptInstall(...names: readonly string[]): boolean {
  const run = spawnSync("apt-get", ["install", "-y", "-qq", ...names], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return run.status === 0;
}

const NEEDED = "The browser tests need Chromium. Install it and set CHROMIUM to its path.";

/** Asks at the terminal; where there is none nobody agrees. */
function agreed(question: string): boolean {
  if (!isatty(0)) return false;
  process.stdout.write(question);
  const answer = Buffer.alloc(16);
  return /^y/i.test(answer.toString("utf8", 0, readSync(0, answer)).trim());
}

function installed(names: readonly string[]): string | null {
  for (const name of names) {
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
