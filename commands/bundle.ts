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

/** The site and the threads of the server; packages stay where they are, because some load native code from beside themselves. */
const SERVER: BuildOptions = {
  ...SHARED,
  entryPoints: { ...SERVICES, site: "server/site/site-process.ts" },
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  splitting: true,
  outExtension: { ".js": ".mjs" },
};

/** Makes the files that a server reads beside what Next has built; `outdir` is where it looks for them. */
export async function bundle(outdir: string = BUNDLES): Promise<void> {
  await Promise.all([build({ ...EMBED, outdir }), build({ ...SERVER, outdir })]);
}

/**
 * The same for development, where threads run from their sources: the player again whenever a source changes. Returns the
 * way to end it.
 */
export async function watchBundles(): Promise<() => Promise<void>> {
  await build({ ...SERVER, outdir: BUNDLES });
  const watched = await context({ ...EMBED, outdir: BUNDLES });
  await watched.rebuild();
  await watched.watch();
  return () => watched.dispose();
}
