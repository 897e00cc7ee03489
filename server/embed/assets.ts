import { build } from "esbuild";

/** What stands in every embedded player: its script and its style, as small as they get. */
export interface EmbedAssets {
  readonly script: string;
  readonly style: string;
}

const SCRIPT = "features/embed/client/embed-client.ts";
const STYLE = "features/embed/embed.css";

let kept: Promise<EmbedAssets> | null = null;

/** Made once for each server from their sources, in some tens of milliseconds; again where that has failed. */
export function embedAssets(): Promise<EmbedAssets> {
  kept ??= makeAssets().catch((error: unknown) => {
    kept = null;
    throw error;
  });
  return kept;
}

async function makeAssets(): Promise<EmbedAssets> {
  const [script, style] = await Promise.all([bundle(SCRIPT), bundle(STYLE)]);
  return { script, style };
}

/** Ends of the elements that it stands in are written as esbuild does, so that they do not end there. */
async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    charset: "utf8",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
  });
  return outputFiles[0]?.text.trim() ?? "";
}
