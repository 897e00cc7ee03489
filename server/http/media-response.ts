import { findFile, type MediaFile } from "../media/folder-store.ts";
import type { BucketPlace, MediaPlace } from "../media/place.ts";
import { fileAnswer } from "./file-answer.ts";
import { streamFile } from "./file-stream.ts";
import { excuseBy, refusalFor } from "./setback-answer.ts";
import { WHOLE_LENGTH } from "./whole-length.ts";

/** A stored file as the answer of a route, see `fileAnswer`. The body is read from the disk as the client takes it. */
export function mediaResponse(request: Request, media: MediaFile): Response {
  const { status, headers, part } = fileAnswer(request.method, Object.fromEntries(request.headers), media);
  return new Response(part && streamFile(media.path, part.start, part.end, request.signal), {
    status,
    headers: { ...headers, ...wholeLength(headers) },
  });
}

/** The file of a store that has this name as the answer of a route. */
export async function storedResponse(request: Request, place: MediaPlace, name: string): Promise<Response> {
  if (typeof place === "string") {
    const file = await findFile(place, name);
    return file ? mediaResponse(request, file) : new Response(null, { status: 404 });
  }
  try {
    return await bucketResponse(request, place, name);
  } catch (error) {
    const refusal = refusalFor(error);
    if (refusal === null) throw error;
    console.error(error);
    // Next answers with this status for the picture that it makes of it, and of the headers only with those of an excuse.
    excuseBy(error);
    return new Response(null, refusal);
  }
}

async function bucketResponse(request: Request, place: BucketPlace, name: string): Promise<Response> {
  const { bucketStore, SOON } = await import("../media/bucket/bucket-store.ts");
  const store = bucketStore(place, SOON);
  const media = await store.find(name);
  if (!media) return new Response(null, { status: 404 });
  const { status, headers, part } = fileAnswer(request.method, Object.fromEntries(request.headers), media);
  const pieces = part && store.read(name, part)[Symbol.asyncIterator]();
  // What cannot be had is said before it is promised.
  const first = await pieces?.next();
  return new Response(pieces && first ? streamOf(first, pieces) : null, {
    status,
    headers: { ...headers, ...wholeLength(headers) },
  });
}

function wholeLength(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const length = headers["Content-Length"];
  return length === undefined ? {} : { [WHOLE_LENGTH]: length };
}

/** Pieces as they are taken, of which the first is there: none is asked for before it is wanted. */
function streamOf(
  first: IteratorResult<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): ReadableStream<Uint8Array> {
  let ready: IteratorResult<Uint8Array> | null = first;
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = ready ?? (await rest.next());
        ready = null;
        if (done) return controller.close();
        controller.enqueue(value);
      },
      cancel: () => void rest.return?.(),
    },
    { highWaterMark: 0 },
  );
}
