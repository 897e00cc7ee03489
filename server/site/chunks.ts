import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import Negotiator from "negotiator";

/** Where a build has its scripts and styles, from its top. Their names are made of their contents. */
export const CHUNKS = ".next/static/chunks";
/** The end of the name of one that is compressed, beside the one that is not. */
export const COMPRESSED = ".br";

const ADDRESS = /^\/_next\/static\/chunks\/([^/?]+)(?:\?|$)/;
const SCRIPT = "application/javascript; charset=UTF-8";
const STYLES = "text/css; charset=UTF-8";

/**
 * Answers requests for scripts and styles with what the build has compressed, an eighth smaller than what Next would make of
 * them each time. Null for requests for anything else, and from who does not take it: they are for Next. `top` is the folder
 * that was built.
 */
export function chunkAnswerer(
  top = ".",
): (request: IncomingMessage, response: ServerResponse) => Promise<void> | null {
  const folder = path.join(top, CHUNKS);
  const names = new Set(existsSync(folder) ? readdirSync(folder) : []);
  const kept = new Map<string, Promise<Buffer>>();
  const read = (file: string): Promise<Buffer> => {
    const known = kept.get(file) ?? readFile(path.join(folder, file));
    kept.set(file, known);
    return known;
  };
  return (request, response) => {
    const name = nameAsked(request);
    if (name === null || !names.has(`${name}${COMPRESSED}`)) return null;
    return send(request, response, name, read(`${name}${COMPRESSED}`));
  };
}

/** Null where it is not to be had whole and compressed. */
function nameAsked({ method, url = "/", headers }: IncomingMessage): string | null {
  const reads = method === "GET" || method === "HEAD";
  const takes = new Negotiator({ headers }).encodings(["br"]).includes("br");
  if (!reads || !takes || headers.range !== undefined) return null;
  return ADDRESS.exec(url)?.[1] ?? null;
}

async function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  name: string,
  reading: Promise<Buffer>,
): Promise<void> {
  const content = await reading;
  response.writeHead(200, {
    "Content-Type": name.endsWith(".css") ? STYLES : SCRIPT,
    "Content-Encoding": "br",
    "Content-Length": content.length,
    "Cache-Control": "public, max-age=31536000, immutable",
    Vary: "Accept-Encoding",
  });
  response.end(method === "HEAD" ? undefined : content);
}
