import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { BUNDLES } from "#server/thread/service.ts";

const traceFile = z.object({ files: z.array(z.string()) });
const traced = z.object({ fileList: z.set(z.string()) });
/** What Next itself traces with. It has no types. */
const tracer: unknown = createRequire(import.meta.url)("next/dist/compiled/@vercel/nft");
const nodeFileTrace = z
  .object({
    nodeFileTrace: z.function({
      input: [z.array(z.string()), z.object({ base: z.string(), ignore: z.array(z.string()) })],
      output: z.promise(traced),
    }),
  })
  .parse(tracer).nodeFileTrace;

/**
 * What Next has beside itself to develop, and a built server never loads. To follow it takes longer than all else that a
 * packed folder is made of.
 */
const OF_DEVELOPMENT = [
  "**/next/dist/compiled/next-server/*.dev.js",
  "**/next/dist/compiled/{babel,babel-packages,next-devtools,webpack}/**",
  "**/next/dist/docs/**",
  "**/*.development.js",
];

/** Files that only build, or that a package brings for people who work on it. */
const NEEDLESS = /\.(?:d\.[cm]?ts|map|md)$|\/(?:README|CHANGELOG)\b/i;

/** The files of packages that a built server reads, from the top of the project: what Next found for its pages, and what our bundles import. */
export async function listTracedFiles(): Promise<readonly string[]> {
  const traces = [".next/next-server.js.nft.json", ...listFiles(".next/server", ".nft.json")];
  const ofPages = traces.flatMap((trace) =>
    traceFile
      .parse(JSON.parse(readFileSync(trace, "utf8")))
      .files.map((file) => path.join(path.dirname(trace), file)),
  );
  const { fileList } = await nodeFileTrace([...listFiles(BUNDLES, ".mjs")], {
    base: path.resolve(),
    ignore: OF_DEVELOPMENT,
  });
  const files = [...new Set([...ofPages, ...fileList])];
  return files.filter((file) => file.startsWith("node_modules/") && !NEEDLESS.test(file)).toSorted();
}

function listFiles(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name));
}
