import type { Media } from "../media/store.ts";
import { type FileAnswer, fileAnswer } from "./file-answer.ts";
import { streamFile } from "./file-stream.ts";
import { WHOLE_LENGTH } from "./whole-length.ts";

/** A stored file as the answer of a route, see `fileAnswer`. The body is read from the disk as the client takes it. */
export function mediaResponse(
  request: Request,
  media: Media,
  more: Readonly<Record<string, string>> = {},
): Response {
  const answer = fileAnswer(request.method, Object.fromEntries(request.headers), media, more);
  const { part } = answer;
  return routeResponse(answer, part && streamFile(media.path, part.start, part.end, request.signal));
}

/** An answer as routes give it. */
export function routeResponse(
  { status, headers }: FileAnswer,
  body: ReadableStream<Uint8Array> | null = null,
): Response {
  const length = headers["Content-Length"];
  return new Response(body, {
    status,
    headers: { ...headers, ...(length === undefined ? {} : { [WHOLE_LENGTH]: length }) },
  });
}
