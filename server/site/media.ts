import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Config } from "../config.ts";
import { fileAnswer, handedAnswer } from "../http/file-answer.ts";
import { sendFile } from "../http/file-sending.ts";
import { mediaOpener } from "../media/open-files.ts";
import { findMedia } from "../media/store.ts";

type Answer = (name: string, request: IncomingMessage, response: ServerResponse) => Promise<void>;

const ADDRESS = /^\/media\/([^/?]+)(?:\?|$)/;

/**
 * Answers requests for stored files, before anything is made ready for pages. Null for requests for anything else.
 */
export function mediaAnswerer({
  mediaDir,
  mediaAccel,
}: Pick<Config, "mediaDir" | "mediaAccel">): (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> | null {
  const answer = mediaAccel === null ? sender(mediaDir) : hander(mediaDir, mediaAccel);
  return (request, response) => {
    const name = ADDRESS.exec(request.url ?? "")?.[1];
    if (name === undefined) return null;
    if (request.method === "OPTIONS") {
      response.writeHead(204, { Allow: "GET, HEAD, OPTIONS" }).end();
      return Promise.resolve();
    }
    return answer(decodeURIComponent(name), request, response);
  };
}

function sender(mediaDir: string): Answer {
  const open = mediaOpener(mediaDir);
  return async (name, { method = "GET", headers }, response) => {
    // Who asks for much on one connection without waiting is answered in turn; until then nothing is opened or read.
    if (response.socket === null) await once(response, "socket");
    const opened = await open(name);
    if (!opened) return missing(response);
    try {
      const answer = fileAnswer(method, headers, opened.media);
      response.writeHead(answer.status, answer.headers);
      if (answer.part) await sendFile(response, opened.file, answer.part);
      else response.end();
    } finally {
      opened.release();
    }
  };
}

function hander(mediaDir: string, place: string): Answer {
  return async (name, _request, response) => {
    const media = await findMedia(mediaDir, name);
    if (!media) return missing(response);
    const { status, headers } = handedAnswer(media, place);
    response.writeHead(status, headers).end();
  };
}

/** Not to be kept: it may yet be imported. */
function missing(response: ServerResponse): void {
  response.writeHead(404, { "Content-Length": "0", "Cache-Control": "no-store" }).end();
}
