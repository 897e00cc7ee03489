import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

// What `npm start` runs. It loads nothing of the sources, so that a start at which nothing is to be done is quick, and
// becomes the site itself: no process stays for what was prepared.
process.chdir(path.dirname(import.meta.dirname));
const BUNDLE = path.resolve(".next/playhead/start.mjs");

/** The bundle of `commands/site.ts` as it is now, or null where there is none yet. */
async function load() {
  return existsSync(BUNDLE) ? import(`${pathToFileURL(BUNDLE).href}?${statSync(BUNDLE).mtimeMs}`) : null;
}

/** Makes everything ready in a process that ends, and tells whether it is. */
function prepare() {
  const child = spawn(process.execPath, ["--import", "tsx", "commands/preparation.ts"], { stdio: "inherit" });
  const pass = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
  const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  for (const signal of signals) process.on(signal, pass);
  return new Promise((resolve) => {
    child.once("exit", (code) => {
      for (const signal of signals) process.off(signal, pass);
      resolve(code === 0);
    });
  });
}

const bundle = await load();
if (bundle?.isBuilt()) await bundle.start();
else if (await prepare()) await (await load()).start();
else process.exitCode = 1;
