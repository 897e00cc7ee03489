import { resolveRange } from "#core/file/byte-range.ts";
import { CHUNK_SIZE, chunkParts } from "#core/file/chunk.ts";
import type { KeptSound } from "../kept-episode.ts";

/** Reads chunks of a sound from the first to the last index, both included, in order. */
export type ReadChunks = (url: string, first: number, last: number) => Promise<readonly Blob[]>;

/** A kept sound as its host would answer (RFC 9110, section 14): whole, or the one part that is asked for. */
export async function soundResponse(
  { url, type, size }: KeptSound,
  range: string | null,
  read: ReadChunks,
  chunkSize = CHUNK_SIZE,
): Promise<Response> {
  if (size === null || size === 0) return new Response(null, { status: 404 });
  const asked = resolveRange(range, size);
  if (asked.kind === "unsatisfiable")
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${size}` } });
  const { start, end } = asked.kind === "part" ? asked : { start: 0, end: size - 1 };
  const parts = chunkParts(start, end, chunkSize);
  const chunks = await read(url, parts[0]?.index ?? 0, parts.at(-1)?.index ?? 0);
  // Nothing is read from the disk before the player takes it.
  const body = new Blob(parts.map(({ from, to }, place) => chunks[place]?.slice(from, to) ?? ""));
  if (body.size !== end + 1 - start) return new Response(null, { status: 404 });
  return new Response(body, {
    status: asked.kind === "part" ? 206 : 200,
    headers: {
      "accept-ranges": "bytes",
      "content-length": String(body.size),
      "content-type": type,
      ...(asked.kind === "part" ? { "content-range": `bytes ${start}-${end}/${size}` } : {}),
    },
  });
}
