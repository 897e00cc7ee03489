import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";
import { bundle, bundleServer } from "#commands/bundle.ts";
import type { Card } from "#server/card/card.ts";
import { pictureSize } from "#server/card/picture-size.ts";
import { SERVICES } from "#server/thread/service.ts";
import { temporaryFolder } from "../database.ts";

const CARD: Card = {
  text: "The lighthouse keeper never slept.",
  quoted: true,
  speaker: null,
  language: "en",
  showTitle: "Harbour Talk",
  episodeTitle: null,
  clock: null,
  art: null,
  peaks: null,
  played: null,
  ended: null,
  playable: false,
};

const NOT_AT_RUN_TIME = ["esbuild", "tsx", "typescript"];
const { dependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));
const packages = Object.keys(dependencies).filter((name) => !NOT_AT_RUN_TIME.includes(name));

/** A folder as an image of the server is: bundles and packages, no sources, no loader and no bundler. */
async function slimFolder(): Promise<string> {
  const folder = temporaryFolder();
  await bundle(path.join(folder, "bundles"));
  for (const name of packages) {
    const link = path.join(folder, "node_modules", name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.resolve("node_modules", name), link);
  }
  return folder;
}

test("a bundled thread answers where there are no sources, no tsx and no esbuild", async () => {
  const folder = await slimFolder();
  const more = { "paint-process": "tests/server/thread/paint-process.ts" };
  await bundleServer(path.join(folder, "bundles"), more);
  // Of a process of its own: a thread of this one would have the loaders of the tests.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["bundles/paint-process.mjs", JSON.stringify(CARD), folder],
    { cwd: folder, env: { NODE_ENV: "production", BUNDLES_DIR: "bundles" }, encoding: "buffer" },
  );
  expect(pictureSize(stdout)).toEqual({ width: 1200, height: 630 });
}, 60_000);

test("bundles import each other and packages, and none that only builds", async () => {
  const folder = path.join(await slimFolder(), "bundles");
  const files = readdirSync(folder).filter((name) => name.endsWith(".mjs"));
  expect(files).toEqual(expect.arrayContaining(Object.keys(SERVICES).map((name) => `${name}.mjs`)));
  const strangers = files.flatMap((file) =>
    [...readFileSync(path.join(folder, file), "utf8").matchAll(/^(?:import|export) (?:.*?from )?"([^"]+)"/gm)]
      .map((match) => match[1] ?? "")
      // Parts that several of them share.
      .filter((name) => !name.startsWith("./") && !isBuiltin(name))
      .filter((name) => !packages.some((known) => name === known || name.startsWith(`${known}/`)))
      .map((name) => `${file} imports ${name}`),
  );
  expect(strangers).toEqual([]);
}, 60_000);
