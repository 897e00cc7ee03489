import { findFile, type MediaFile } from "../media/folder-store.ts";
import type { MediaPlace } from "../media/place.ts";
import { mediaStore } from "../media/store.ts";
import { fileAnswer } from "./file-answer.ts";
import { streamFile } from "./file-stream.ts";
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
  const store = await mediaStore(place);
  const media = await store.find(name);
  if (!media) return new Response(null, { status: 404 });
  const { status, headers, part } = fileAnswer(request.method, Object.fromEntries(request.headers), media);
  return new Response(part && streamOf(store.read(name, part)), {
    status,
    headers: { ...headers, ...wholeLength(headers) },
  });
}

function wholeLength(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const length = headers["Content-Length"];
  return length === undefined ? {} : { [WHOLE_LENGTH]: length };
}

/** Pieces as they are taken. */
function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => void iterator.return?.(),
    },
    { highWaterMark: 0 },
  );
}
