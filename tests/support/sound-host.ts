import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { resolveRange } from "#core/file/byte-range.ts";

/** What is wrong with an answer; bytes are counted from the beginning of the file, whatever part was asked for. */
export type Fault =
  | { readonly kind: "status"; readonly status: 403 | 404 | 410 | 503 }
  /** A page that asks to log in, with 200. */
  | { readonly kind: "page" }
  /** Sends no byte after these, and keeps the connection. */
  | { readonly kind: "stalls"; readonly after: number }
  /** Promises the whole file, and hangs up after these bytes. */
  | { readonly kind: "cut"; readonly after: number }
  /** The same, but only those who ask for the beginning. */
  | { readonly kind: "cut-once"; readonly after: number }
  /** Sends a byte, waits so many milliseconds, and sends the next. */
  | { readonly kind: "drips"; readonly every: number }
  /** Says that the file is so long, whatever it is. */
  | { readonly kind: "promises"; readonly size: number }
  /** Sends all of it and closes the connection. */
  | { readonly kind: "closes" }
  /** Sends zeros without end, and does not say how many. */
  | { readonly kind: "endless" }
  /** Sends the whole file to whoever asks for a part. */
  | { readonly kind: "rangeless" }
  /** Says that the part it sends is this one of the file, whatever it is. */
  | { readonly kind: "misranged"; readonly told: string }
  /** Is found only after so many other addresses. */
  | { readonly kind: "redirects"; readonly times: number };

export interface Sound {
  readonly bytes: Uint8Array;
  /** MIME type; of MP3 where it is omitted. */
  readonly type?: string;
  /** Tells its version, and who has that is not sent it again. */
  readonly etag?: string;
  /** Whether pages of other sites may read it (CORS). */
  readonly shared?: boolean;
  /** Null: nothing is wrong. */
  readonly fault: Fault | null;
}

/** A host of sounds that misbehaves as it is told, path by path and at any time. */
export class SoundHost {
  /** By their paths. */
  readonly sounds = new Map<string, Sound>();
  readonly #server: Server;
  readonly #scheme: "http" | "https";
  readonly #asked = new Map<string, number>();
  readonly #open = new Map<string, number>();
  readonly #most = new Map<string, number>();
  /** The headers of the last question. */
  lastHeaders: IncomingMessage["headers"] = {};

  private constructor(identity: string | null) {
    const answer = (request: IncomingMessage, response: ServerResponse) => this.#answer(request, response);
    this.#scheme = identity ? "https" : "http";
    this.#server = identity
      ? createSecureServer({ key: identity, cert: identity }, answer)
      : createServer(answer);
  }

  /** With encryption where it has an identity: a key and its certificate, as PEM. */
  static async open(identity: string | null = null): Promise<SoundHost> {
    const host = new SoundHost(identity);
    await new Promise<void>((resolve) => host.#server.listen(0, "127.0.0.1", resolve));
    return host;
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `${this.#scheme}://127.0.0.1:${port}`;
  }

  /** How often a path was asked for. */
  asked(path: string): number {
    return this.#asked.get(path) ?? 0;
  }

  /** How many were sent a path at once, at most. */
  mostAtOnce(path: string): number {
    return this.#most.get(path) ?? 0;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? "", this.origin);
    this.#asked.set(pathname, this.asked(pathname) + 1);
    this.lastHeaders = request.headers;
    this.#count(pathname, response);
    const sound = this.sounds.get(pathname);
    const fault = sound ? sound.fault : { kind: "status" as const, status: 404 as const };
    const hops = Number(searchParams.get("hop") ?? 0);
    // Browsers keep a 410 that says nothing of keeping, and never ask again.
    if (fault?.kind === "status")
      response.writeHead(fault.status, { "cache-control": "no-store" }).end("Nothing here");
    else if (fault?.kind === "page") sendPage(response);
    else if (fault?.kind === "redirects" && hops < fault.times)
      response.writeHead(302, { location: `${pathname}?hop=${hops + 1}` }).end();
    else if (sound?.etag && request.headers["if-none-match"] === sound.etag)
      response.writeHead(304, { etag: sound.etag }).end();
    else if (sound) sendSound(sound, request.headers.range ?? null, response);
  }

  #count(path: string, response: ServerResponse): void {
    const open = (this.#open.get(path) ?? 0) + 1;
    this.#open.set(path, open);
    this.#most.set(path, Math.max(this.mostAtOnce(path), open));
    response.once("close", () => this.#open.set(path, (this.#open.get(path) ?? 1) - 1));
  }
}

/** A byte now and again. */
function drip(bytes: Uint8Array, every: number, response: ServerResponse): void {
  let at = 0;
  const timer = setInterval(() => {
    response.write(bytes.subarray(at, at + 1));
    at += 1;
    if (at >= bytes.length) response.end();
  }, every);
  response.once("close", () => clearInterval(timer));
}

function sendWithoutEnd(response: ServerResponse): void {
  const zeros = new Uint8Array(65_536);
  const more = () => {
    while (!response.destroyed && response.write(zeros));
  };
  response.on("drain", more);
  more();
}

function sendPage(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Log in</title>");
}

function sendSound(
  { bytes, fault, type = "audio/mpeg", shared = false, etag }: Sound,
  header: string | null,
  response: ServerResponse,
): void {
  const size = bytes.length;
  const range = resolveRange(fault?.kind === "rangeless" ? null : header, size);
  if (range.kind === "unsatisfiable") {
    response.writeHead(416, { "content-range": `bytes */${size}` }).end();
    return;
  }
  const [start, end] = range.kind === "part" ? [range.start, range.end + 1] : [0, size];
  response.writeHead(range.kind === "part" ? 206 : 200, {
    "content-type": type,
    ...(fault?.kind !== "endless" && {
      "content-length": fault?.kind === "promises" ? fault.size : end - start,
    }),
    ...(etag !== undefined && { etag }),
    ...(fault?.kind === "closes" && { connection: "close" }),
    ...(shared && { "access-control-allow-origin": "*" }),
    ...(fault?.kind !== "rangeless" && { "accept-ranges": "bytes" }),
    ...(range.kind === "part" && {
      "content-range": fault?.kind === "misranged" ? fault.told : `bytes ${start}-${end - 1}/${size}`,
    }),
  });
  if (fault?.kind === "drips") drip(bytes.subarray(start, end), fault.every, response);
  else if (fault?.kind === "endless") sendWithoutEnd(response);
  else if (fault?.kind === "promises")
    response.write(bytes.subarray(start, Math.min(end, fault.size)), () =>
      fault.size > size ? setTimeout(() => response.destroy(), 100) : response.end(),
    );
  else if (fault?.kind === "stalls")
    response.write(bytes.subarray(start, Math.max(start, Math.min(end, fault.after))));
  else if (fault?.kind === "cut" || (fault?.kind === "cut-once" && start === 0))
    response.write(bytes.subarray(start, Math.max(start, Math.min(end, fault.after))), () =>
      setTimeout(() => response.destroy(), 500),
    );
  else response.end(bytes.subarray(start, end));
}
