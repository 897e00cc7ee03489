import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import { type ClientRequest, type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll } from "vitest";
import { UPLOADS_PATH } from "#core/upload/address.ts";
import { type Config, config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { systemClock } from "#server/jobs/clock.ts";
import { type Door, makeDoor } from "#server/site/door.ts";
import { answerUpload } from "#server/upload/answer.ts";
import { writeShow } from "#server/upload/own-show.ts";
import { beginWork } from "#server/upload/work.ts";
import { newMember, prepareAccounts, SITE } from "../../app/account-forms.ts";

export interface Told {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

type Headers = Readonly<Record<string, string>>;
let door: Door;
let port = 0;

/**
 * A door with nothing behind it but what takes files in, for the tests of a file. `most`: bytes of a file; `stalled`:
 * milliseconds without a byte.
 */
export function prepareUploads(most = 2_000_000, stalled?: number): void {
  prepareAccounts();
  beforeAll(async () => {
    door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: SITE }, false);
    const never = () => Promise.reject(new Error("asked"));
    await door.open(never, (...asked) => answerUpload(uploadConfig(most), ...asked, stalled));
    const address = door.server.address();
    port = typeof address === "object" && address ? address.port : 0;
  });
  afterAll(async () => {
    door.server.closeAllConnections();
    await door.close();
  });
}

/** From now on all is asked of the server at this port. */
export function knockAt(other: number): void {
  port = other;
}

export function uploadConfig(most = 2_000_000): Config {
  return { ...config(), uploadMaxBytes: most };
}

export const newHost = (name: string) => newMember(name, "host");

/** The slug of a show that is made here. */
export async function newShow(title: string): Promise<string> {
  const typed = { title, author: "Ann", language: "en", description: "About it", art: new Uint8Array() };
  const written = await writeShow(database(), config().mediaPlace, null, typed, { id: 0 });
  return written.kind === "written" ? written.slug : "";
}

/** All that waits has been made use of. */
export const workDone = () => beginWork(uploadConfig(), database());

let hours = 0;

/** The same when each time an hour has passed: nothing has to wait any more. */
export function workLater(db = database()): Promise<void> {
  hours += 1;
  const passed = hours * 3_600_000;
  return beginWork(uploadConfig(), db, { ...systemClock, now: () => new Date(Date.now() + passed) });
}

/** What a page of ours sends along. */
export const OURS: Headers = {
  host: "pod.example.org",
  origin: SITE,
  "sec-fetch-site": "same-origin",
  "tus-resumable": "1.0.0",
};

/** Begins a request by hand; `told` is what comes back. Fails where the connection ends before. */
export function open(
  method: string,
  path: string,
  headers: Headers,
): { readonly sent: ClientRequest; readonly told: Promise<Told> } {
  const sent = request({ host: "127.0.0.1", port, method, path, headers, agent: false });
  const told = new Promise<Told>((resolve, reject) => {
    sent.on("error", reject);
    sent.on("response", (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (text) => {
        body += text;
      });
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
  });
  // Whoever does not wait for it breaks it off.
  told.catch(() => undefined);
  return { sent, told };
}

export function ask(method: string, path: string, headers: Headers, body?: Uint8Array): Promise<Told> {
  const { sent, told } = open(method, path, headers);
  sent.end(body);
  return told;
}

const coded = (text: string) => Buffer.from(text).toString("base64");

export function metadata(given: Readonly<Record<string, string>>): string {
  return Object.entries(given)
    .map(([name, value]) => `${name} ${coded(value)}`)
    .join(",");
}

export interface Begun {
  readonly cookie: string;
  readonly size: number;
  readonly given: Readonly<Record<string, string>>;
}

/** Begins a file. */
export function begin({ cookie, size, given }: Begun, more: Headers = {}): Promise<Told> {
  return ask("POST", UPLOADS_PATH, {
    ...OURS,
    cookie,
    "upload-length": String(size),
    "upload-metadata": metadata({ file: randomUUID(), ...given }),
    "content-length": "0",
    ...more,
  });
}

/** What is asked along with a piece of a file. */
export function pieceHeaders(cookie: string, offset: number, length: number): Headers {
  return {
    ...OURS,
    cookie,
    "content-type": "application/offset+octet-stream",
    "upload-offset": String(offset),
    "content-length": String(length),
  };
}

export function sendPiece(
  path: string,
  cookie: string,
  offset: number,
  piece: Uint8Array,
  more: Headers = {},
): Promise<Told> {
  return ask("PATCH", path, { ...pieceHeaders(cookie, offset, piece.length), ...more }, piece);
}

/** How much of it is there, by the server; null where it knows of none. */
export async function offsetOf(path: string, cookie: string): Promise<number | null> {
  const { status, headers } = await ask("HEAD", path, { ...OURS, cookie });
  return status === 200 ? Number(headers["upload-offset"]) : null;
}

/** All of a file at once; its path. */
export async function sendWhole(begun: Begun, content: Uint8Array): Promise<string> {
  const { headers } = await begin(begun);
  const path = headers.location ?? "";
  await sendPiece(path, begun.cookie, 0, content);
  return path;
}

/** What lies in the folder of files that come in. */
export const onDisk = () => readdir(config().uploadsDir);
