import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type EpisodeKey, parseSoundAddress } from "#core/episode/address.ts";
import type { Config } from "../config.ts";
import { fileAnswer, handedAnswer } from "../http/file-answer.ts";
import { sendFile } from "../http/file-sending.ts";
import type { Download } from "../media/download.ts";
import { findFile } from "../media/folder-store.ts";
import { mediaOpener } from "../media/open-files.ts";
import type { BucketPlace, BucketSending } from "../media/place.ts";
import { missing } from "./missing-file.ts";

export type FileAnswerer = (
  file: Download,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void>;

type Find = () => Promise<Download | null>;
/** Finds the sound of an episode that is to be saved; null where there is none. */
export type FindDownload = (key: EpisodeKey) => Promise<Download | null>;

const ADDRESS = /^\/media\/([^/?]+)$/;

/**
 * Answers requests for stored files, by their own names or to be saved under that of an episode, before anything is made
 * ready for pages. Null for requests for anything else.
 */
export function mediaAnswerer(
  config: Pick<Config, "mediaPlace" | "mediaAccel" | "bucketSending">,
  findDownload: FindDownload,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> | null {
  const answer = answerOf(config);
  const answerFound = async (find: Find, request: IncomingMessage, response: ServerResponse) => {
    if (request.method === "OPTIONS") {
      response.writeHead(204, { Allow: "GET, HEAD, OPTIONS" }).end();
      return;
    }
    const file = await find();
    return file ? answer(file, request, response) : missing(response);
  };
  return (request, response) => {
    const [path = ""] = (request.url ?? "").split("?", 1);
    const find = finderOf(path, findDownload);
    return find && answerFound(find, request, response);
  };
}

/** How the file at this path is found; null for a path that is no file's. */
function finderOf(path: string, findDownload: FindDownload): Find | null {
  const name = ADDRESS.exec(path)?.[1];
  if (name !== undefined) return async () => ({ name: decodeURIComponent(name), headers: {} });
  const key = parseSoundAddress(path);
  return key && (() => findDownload(key));
}

function answerOf({
  mediaPlace,
  mediaAccel,
  bucketSending,
}: Pick<Config, "mediaPlace" | "mediaAccel" | "bucketSending">): FileAnswerer {
  if (typeof mediaPlace !== "string") return bucketSender(mediaPlace, bucketSending);
  return mediaAccel === null ? sender(mediaPlace) : hander(mediaPlace, mediaAccel);
}

/** What knows of buckets is fetched when the first file is asked for. */
function bucketSender(place: BucketPlace, sending: BucketSending): FileAnswerer {
  let answering: Promise<FileAnswerer> | null = null;
  return async (...asked) => {
    answering ??= import("./bucket-media.ts").then(({ bucketAnswerer }) => bucketAnswerer(place, sending));
    return (await answering)(...asked);
  };
}

function sender(folder: string): FileAnswerer {
  const open = mediaOpener(folder);
  return async ({ name, headers: more }, { method = "GET", headers }, response) => {
    // Who asks for much on one connection without waiting is answered in turn; until then nothing is opened or read.
    if (response.socket === null) await once(response, "socket");
    const opened = await open(name);
    if (!opened) return missing(response);
    try {
      const answer = fileAnswer(method, headers, opened.media, more);
      response.writeHead(answer.status, answer.headers);
      if (answer.part) await sendFile(response, opened.file, answer.part);
      else response.end();
    } finally {
      opened.release();
    }
  };
}

function hander(folder: string, place: string): FileAnswerer {
  return async ({ name, headers: more }, _request, response) => {
    const media = await findFile(folder, name);
    if (!media) return missing(response);
    const { status, headers } = handedAnswer(media, place, more);
    response.writeHead(status, headers).end();
  };
}
