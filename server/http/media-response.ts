import type { Media } from "../media/store.ts";
import { fileAnswer } from "./file-answer.ts";
import { streamFile } from "./file-stream.ts";
import { WHOLE_LENGTH } from "./whole-length.ts";

/** A stored file as the answer of a route, see `fileAnswer`. The body is read from the disk as the client takes it. */
export function mediaResponse(request: Request, media: Media): Response {
  const { status, headers, part } = fileAnswer(request.method, Object.fromEntries(request.headers), media);
  const length = headers["Content-Length"];
  return new Response(part && streamFile(media.path, part.start, part.end, request.signal), {
    status,
    headers: { ...headers, ...(length === undefined ? {} : { [WHOLE_LENGTH]: length }) },
  });
}
