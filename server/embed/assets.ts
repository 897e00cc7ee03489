import { readFile } from "node:fs/promises";
import path from "node:path";
import { BUNDLES } from "../thread/service.ts";

/** What stands in every embedded player: its script and its style, as small as they get. */
export interface EmbedAssets {
  readonly script: string;
  readonly style: string;
}

/** Both as `commands/bundle.ts` has made them; it makes them again in development when their sources change. */
export async function embedAssets(): Promise<EmbedAssets> {
  const [script, style] = await Promise.all([read("embed-client.js"), read("embed.css")]);
  return { script, style };
}

function read(name: string): Promise<string> {
  return readFile(path.resolve(BUNDLES, name), "utf8");
}
