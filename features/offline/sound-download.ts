import { CHUNK_SIZE, parseContentRange } from "#core/file/chunk.ts";
import type { KeptSound } from "./kept-episode.ts";

/** Where the chunks of sounds lie. Rejects with a QuotaExceededError where there is no more room. */
export interface ChunkStore {
  /** How many there are of this sound, from the first on without a gap. */
  readonly count: (url: string) => Promise<number>;
  readonly put: (url: string, index: number, chunk: Blob) => Promise<void>;
  readonly clear: (url: string) => Promise<void>;
}

interface Ports {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly store: ChunkStore;
  /** Whether so many bytes more may find room. */
  readonly hasRoom: (bytes: number) => Promise<boolean>;
  /** The sound as its host describes it, as soon as that is known. */
  readonly describe: (sound: KeptSound) => Promise<void>;
  /** How much of it is here. Bytes. */
  readonly progress: (received: number, size: number | null) => void;
  readonly chunkSize?: number;
}

/** What came of it. `lost`: the network was; `refused`: the host does not give it; `full`: there is no room. */
export type Downloaded = "whole" | "lost" | "refused" | "full";

/**
 * Fetches a sound from where it lies into chunks, after those that are there already, for a host that tells that it is the
 * same still; else from its beginning. Rejects only with the reason of `signal`.
 */
export async function downloadSound(
  sound: KeptSound,
  from: string,
  ports: Ports,
  signal: AbortSignal,
): Promise<Downloaded> {
  try {
    return await fetchRest(sound, from, ports, signal);
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "lost";
  }
}

async function fetchRest(
  sound: KeptSound,
  from: string,
  ports: Ports,
  signal: AbortSignal,
): Promise<Downloaded> {
  const { store, chunkSize = CHUNK_SIZE } = ports;
  const there = await store.count(sound.url);
  // Who cannot tell whether it is the same is asked for all of it.
  const first = sound.tag === null ? 0 : there;
  if (first > 0 && sound.size !== null && first * chunkSize >= sound.size) return "whole";
  const headers: Record<string, string> =
    first === 0 ? {} : { range: `bytes=${first * chunkSize}-`, "if-range": sound.tag ?? "" };
  const response = await ports.fetch(from, { headers, signal, cache: "no-store" });
  if (response.status === 429 || response.status >= 500) return "lost";
  if (!response.ok || !response.body) return "refused";
  const part = response.status === 206 ? parseContentRange(response.headers.get("content-range")) : null;
  if (response.status === 206 && part?.start !== first * chunkSize) return "refused";
  const described = describedSound(sound, response, part?.size ?? null);
  if (part === null && there > 0) await store.clear(sound.url);
  const begin = part?.start ?? 0;
  if (!(await ports.hasRoom((described.size ?? 0) - begin))) return "full";
  await ports.describe(described);
  const received = await storeBody(response.body, begin, described, ports);
  if (described.size !== null && received !== described.size) return "lost";
  if (described.size === null) await ports.describe({ ...described, size: received });
  return "whole";
}

function describedSound(sound: KeptSound, { headers }: Response, size: number | null): KeptSound {
  const tag = headers.get("etag");
  const length = headers.has("content-encoding") ? null : headers.get("content-length");
  const type = headers.get("content-type") ?? "";
  return {
    url: sound.url,
    type: type.startsWith("audio/") ? type : sound.type,
    size: size ?? (length === null ? null : Number(length)),
    tag: tag === null || tag.startsWith("W/") ? headers.get("last-modified") : tag,
  };
}

/** Cuts a body that begins at byte `begin` of the file into chunks. How many bytes of the file are there at its end. */
async function storeBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  begin: number,
  { url, size }: KeptSound,
  { store, progress, chunkSize = CHUNK_SIZE }: Ports,
): Promise<number> {
  const reader = body.getReader();
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  let index = begin / chunkSize;
  const put = async () => {
    await store.put(url, index, new Blob(pieces));
    index += 1;
    pieces = [];
    held = 0;
  };
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      for (let rest = step.value; rest.length > 0; ) {
        const piece = rest.subarray(0, chunkSize - held);
        rest = rest.subarray(piece.length);
        pieces.push(piece);
        held += piece.length;
        if (held === chunkSize) await put();
      }
      progress(index * chunkSize + held, size);
    }
    const received = index * chunkSize + held;
    // A chunk that is not full ends the file: of one that was cut short it is not kept.
    if (held > 0 && (size === null || received === size)) await put();
    return received;
  } catch (error) {
    await reader.cancel().catch(() => {});
    throw error;
  }
}
