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
  /** Sends the whole file to whoever asks for a part. */
  | { readonly kind: "rangeless" }
  /** Is found only after so many other addresses. */
  | { readonly kind: "redirects"; readonly times: number };

export interface Sound {
  readonly bytes: Uint8Array;
  /** MIME type; of MP3 where it is omitted. */
  readonly type?: string;
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

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? "", this.origin);
    this.#asked.set(pathname, this.asked(pathname) + 1);
    const sound = this.sounds.get(pathname);
    const fault = sound ? sound.fault : { kind: "status" as const, status: 404 as const };
    const hops = Number(searchParams.get("hop") ?? 0);
    // Browsers keep a 410 that says nothing of keeping, and never ask again.
    if (fault?.kind === "status")
      response.writeHead(fault.status, { "cache-control": "no-store" }).end("Nothing here");
    else if (fault?.kind === "page") sendPage(response);
    else if (fault?.kind === "redirects" && hops < fault.times)
      response.writeHead(302, { location: `${pathname}?hop=${hops + 1}` }).end();
    else if (sound) sendSound(sound, request.headers.range ?? null, response);
  }
}

function sendPage(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Log in</title>");
}

function sendSound(
  { bytes, fault, type = "audio/mpeg", shared = false }: Sound,
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
    "content-length": end - start,
    ...(shared && { "access-control-allow-origin": "*" }),
    ...(fault?.kind !== "rangeless" && { "accept-ranges": "bytes" }),
    ...(range.kind === "part" && { "content-range": `bytes ${start}-${end - 1}/${size}` }),
  });
  if (fault?.kind === "stalls")
    response.write(bytes.subarray(start, Math.max(start, Math.min(end, fault.after))));
  else if (fault?.kind === "cut")
    response.write(bytes.subarray(start, Math.max(start, Math.min(end, fault.after))), () =>
      setTimeout(() => response.destroy(), 500),
    );
  else response.end(bytes.subarray(start, end));
}
