import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { BUNDLES, SERVICES, type Service } from "./service.ts";

const FROM_SOURCE = "server/thread/thread.js";

/**
 * What a thread of a service begins with: a bundle on a server that was built, or where `BUNDLES_DIR` says that there are some, as in
 * tests; else what loads its source, which it finds in its data.
 */
export function scriptOf(service: Service): { readonly script: string; readonly source: string } {
  // Commands of a packed folder are not told that it was built, but there are no sources.
  const built = process.env.NODE_ENV === "production" || !existsSync(FROM_SOURCE);
  const bundles = process.env.BUNDLES_DIR ?? (built ? BUNDLES : null);
  return {
    script: path.resolve(bundles === null ? FROM_SOURCE : `${bundles}/${service}.mjs`),
    source: pathToFileURL(path.resolve(SERVICES[service])).href,
  };
}
