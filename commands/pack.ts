import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { buildOnce } from "./build.ts";
import { runCommand, Stop } from "./failure.ts";
import { generateClient } from "./generate.ts";
import { listTracedFiles } from "./traced.ts";
import { say } from "./words.ts";

/** What a built server reads beside packages. */
const PARTS = [
  ".next",
  "LICENSE",
  "commands/start.js",
  "prisma/migrations",
  "prisma/demo",
  "public",
  // Read by their names: the fonts of cards, and the schema engine's WebAssembly.
  "node_modules/@fontsource-variable",
  "node_modules/@prisma/schema-engine-wasm",
];

/** What only builds, or is of development. */
const LEFT_OUT =
  /^(?:\.next\/(?:b(?:are|ench)-.*|build|cache|dev|diagnostics|trace.*|turbopack|types)|prisma\/demo\/make)$|^node_modules\/caniuse-lite\/|\.(?:nft\.json|map)$/;

const described = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  engines: z.unknown(),
});

/** The commands of a packed folder, called as they are in a clone. */
const SCRIPTS = {
  start: "node commands/start.js",
  ...Object.fromEntries(
    [
      "align",
      "backup",
      "copy-media",
      "doctor",
      "import",
      "invite",
      "measure",
      "migrate",
      "reindex",
      "restore",
      "copy-database",
      "worker",
    ].map((name) => [name, `node .next/playhead/${name}.mjs`]),
  ),
};

/** Puts all that a server needs into a folder, which runs on this kind of machine wherever it is taken. */
await runCommand(async () => {
  const [folder] = process.argv.slice(2);
  if (folder === undefined || folder.startsWith("-")) throw new Stop(say("packUsage"));
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Stop(say("packTaken", { path: folder }));
  generateClient();
  await buildOnce();
  for (const part of PARTS)
    cpSync(part, path.join(folder, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !LEFT_OUT.test(source),
    });
  for (const file of (await listTracedFiles()).filter((traced) => !LEFT_OUT.test(traced))) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(file, path.join(folder, file), { recursive: true, verbatimSymlinks: true });
  }
  const about = described.parse(JSON.parse(readFileSync("package.json", "utf8")));
  const description = { ...about, private: true, type: "module", scripts: SCRIPTS };
  writeFileSync(path.join(folder, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
  console.log(say("packed", { path: path.resolve(folder), size: Math.ceil(sizeOf(folder) / 1024 ** 2) }));
});

/** Of all files in it; bytes. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0);
}
