import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { audioMimeType } from "#core/file/audio-type.ts";
import { fileAnswer } from "../http/file-answer.ts";
import { sendPieces } from "../http/file-sending.ts";
import { FILE_HEADERS } from "../http/problem.ts";
import { isBucketError } from "../media/bucket/bucket-error.ts";
import { bucketStore, SOON } from "../media/bucket/bucket-store.ts";
import { SignedAddresses } from "../media/bucket/signed-addresses.ts";
import { isContentName } from "../media/content-name.ts";
import type { Download } from "../media/download.ts";
import type { Media } from "../media/media-store.ts";
import type { BucketPlace, BucketSending } from "../media/place.ts";
import type { FileAnswerer } from "./media.ts";
import { missing } from "./missing-file.ts";

/** For so long it is not asked again what a file is. Milliseconds. */
const KNOWN_FOR = 60_000;
const MOST_KNOWN = 1000;

/**
 * Answers with files of a bucket. Sound is sent by the bucket itself: who asks is led there. Pictures are passed on, and so is
 * sound where the host wants it, or where a script means to read it, which another site would have to allow.
 */
export function bucketAnswerer(place: BucketPlace, sending: BucketSending): FileAnswerer {
  const relay = relayer(place);
  const addresses = new SignedAddresses(place);
  return async (file, request, response) => {
    if (!isContentName(file.name)) return missing(response);
    const { method } = request;
    const leads = sending.kind !== "relayed" && isSound(file.name) && !isRead(request);
    if (!leads || (method !== "GET" && method !== "HEAD")) return relay(file, request, response);
    const saved = file.headers["Content-Disposition"];
    // Where all is open to all, nothing can be said of the name under which it is saved.
    const open = sending.kind === "public" && saved === undefined;
    lead(
      response,
      open ? `${sending.base}${file.name}` : await addresses.of(method, file.name, saved ?? null),
    );
  };
}

/** The address holds for hours, but whoever has read the sound here is not to be led away from it by what was kept of this. */
function lead(response: ServerResponse, address: string): void {
  const headers = { ...FILE_HEADERS, Location: address, "Cache-Control": "no-store", Vary: "Sec-Fetch-Mode" };
  response.writeHead(302, { ...headers, "Content-Length": "0" }).end();
}

/** Whether a script asks, or an element whose sound one may read (Fetch Metadata); apps and players that only play do not say so. */
function isRead({ headers }: IncomingMessage): boolean {
  return ["cors", "same-origin"].includes(String(headers["sec-fetch-mode"]));
}

function isSound(name: string): boolean {
  return audioMimeType(name.split(".").at(-1) ?? "") !== null;
}

function relayer(place: BucketPlace): FileAnswerer {
  const store = bucketStore(place, SOON);
  const known = new Map<string, { readonly media: Media; readonly until: number }>();

  async function find(name: string): Promise<Media | null> {
    const now = Date.now();
    const found = known.get(name);
    if (found && found.until > now) return found.media;
    known.delete(name);
    const media = await store.find(name);
    if (known.size >= MOST_KNOWN) known.clear();
    if (media) known.set(name, { media, until: now + KNOWN_FOR });
    return media;
  }

  async function send(
    file: Download,
    { method = "GET", headers }: IncomingMessage,
    response: ServerResponse,
  ) {
    const media = await find(file.name);
    if (!media) return missing(response);
    const { status, headers: told, part } = fileAnswer(method, headers, media, file.headers);
    const pieces = part && store.read(file.name, part)[Symbol.asyncIterator]();
    // What cannot be had is said before it is promised.
    const first = await pieces?.next();
    response.writeHead(status, told);
    if (pieces && first && !first.done) await sendPieces(response, following(first.value, pieces));
    else response.end();
  }

  return async (file, request, response) => {
    // Who asks for much on one connection without waiting is answered in turn; until then nothing is read.
    if (response.socket === null) await once(response, "socket");
    try {
      await send(file, request, response);
    } catch (error) {
      if (!isBucketError(error) || response.headersSent) throw error;
      console.error(error);
      response
        .writeHead(503, { "Content-Length": "0", "Cache-Control": "no-store", "Retry-After": "10" })
        .end();
    }
  };
}

async function* following(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
