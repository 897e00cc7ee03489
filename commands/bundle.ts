import { type BuildOptions, build, context } from "esbuild";
import { BUNDLES, SERVICES } from "#server/thread/service.ts";

const SHARED = {
  bundle: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "silent",
} satisfies BuildOptions;

/** What stands in embedded players. Ends of the elements that it stands in are written so that they do not end there. */
const EMBED: BuildOptions = {
  ...SHARED,
  entryPoints: { "embed-client": "features/embed/client/embed-client.ts", embed: "features/embed/embed.css" },
  minify: true,
  format: "esm",
  target: "es2022",
};

/** Packages that stay where they are: they load code from beside themselves. */
const PACKAGES = ["@napi-rs/canvas", "@prisma/schema-engine-wasm", "better-sqlite3", "next"];

/**
 * The commands of a server that is built, its threads, and the site of development. Their packages are in them, in parts
 * that are loaded when they are wanted: to look for hundreds of files takes a start longer than to run them.
 */
const ENTRIES = {
  ...SERVICES,
  backup: "commands/backup.ts",
  "copy-media": "commands/copy-media.ts",
  restore: "commands/restore.ts",
  "copy-database": "commands/copy-database.ts",
  data: "commands/data.ts",
  doctor: "commands/doctor.ts",
  import: "commands/import.ts",
  invite: "commands/invite.ts",
  align: "commands/align.ts",
  reindex: "commands/reindex.ts",
  measure: "commands/measure.ts",
  migrate: "commands/migrate.ts",
  site: "server/site/site-process.ts",
  start: "commands/site.ts",
  worker: "commands/worker.ts",
};

const SERVER: BuildOptions = {
  ...SHARED,
  platform: "node",
  format: "esm",
  target: "node20",
  splitting: true,
  external: PACKAGES,
  // For packages that are CommonJS.
  banner: {
    js: 'import { createRequire as requirer } from "node:module"; const require = requirer(import.meta.url);',
  },
  outExtension: { ".js": ".mjs" },
};

/** Makes the files that a server reads beside what Next has built; `outdir` is where it looks for them. */
export async function bundle(outdir: string = BUNDLES): Promise<void> {
  await Promise.all([build({ ...EMBED, outdir }), bundleServer(outdir)]);
}

/** The commands and threads alone; `more`: what else is to run beside them, as its source by the name of its file. */
export async function bundleServer(
  outdir: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  await build({ ...SERVER, entryPoints: { ...ENTRIES, ...more }, outdir });
}

/**
 * The same for development, where threads run from their sources: the player again whenever a source changes. Returns the
 * way to end it.
 */
export async function watchBundles(): Promise<() => Promise<void>> {
  await bundleServer(BUNDLES);
  const watched = await context({ ...EMBED, outdir: BUNDLES });
  await watched.rebuild();
  await watched.watch();
  return () => watched.dispose();
}
