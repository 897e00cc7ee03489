import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";

/** What an answer is made of. */
interface Given {
  readonly response: ServerResponse;
  /** To write past HTTP. */
  readonly socket: Socket;
  /** The file that a host in order would send. */
  readonly file: Buffer;
  /** Does something at the host's pace until the connection is closed. */
  readonly again: (act: () => void) => void;
}

/** The path at which all is as it should be. */
const IN_ORDER = "in-order";
const XML = { "content-type": "application/rss+xml" };
export const LOGIN_PAGE = '<!doctype html><title>Log in</title><form><input type="password"></form>';
/** Each is ten of the one before: the last would be a billion words. */
const ENTITIES = Array.from(
  { length: 9 },
  (_, n) => `<!ENTITY lol${n + 1} "${(n === 0 ? "lol" : `&lol${n};`).repeat(10)}">`,
).join("");
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE rss [${ENTITIES}]><rss version="2.0"><channel><title>&lol9;</title>
<item><guid>lol</guid><title>&lol9;</title></item></channel></rss>`;
/** Larger than any file that is read. */
const BOMB = gzipSync(Buffer.alloc(70_000_000));
const PIECE = Buffer.alloc(65_536, "<!-- more -->");

/** By their names, the ways in which hosts misbehave. */
const MISBEHAVIOURS = {
  "status-500": ({ response }) => response.writeHead(500).end("Internal Server Error"),
  "status-410": ({ response }) => response.writeHead(410).end("Gone"),
  "status-429": ({ response }) => response.writeHead(429, { "retry-after": "3600" }).end("Too Many Requests"),
  "hangs-up": ({ socket }) => socket.destroy(),
  "speaks-no-http": ({ socket }) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"),
  "never-answers": () => {},
  "stops-amid": ({ response, file }) => response.writeHead(200, XML).write(file.subarray(0, 100)),
  drips: ({ response, file, again }) => {
    let sent = 0;
    response.writeHead(200, XML);
    again(() => response.write(file.subarray(sent, ++sent)));
  },
  "redirects-for-ever": ({ response }) => response.writeHead(302, { location: "?again" }).end(),
  "redirects-to-file": ({ response }) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "redirects-to-private": ({ response, socket }) =>
    response.writeHead(302, { location: `http://127.0.0.1:${socket.localPort}/${IN_ORDER}` }).end(),
  "promises-more": ({ response, file }) => {
    response.writeHead(200, { ...XML, "content-length": file.length + 1000 });
    response.write(file, () => response.destroy());
  },
  "promises-less": ({ socket, file }) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${file.length - 60}\r\n\r\n`);
    socket.end(file);
  },
  "gzip-bomb": ({ response }) => response.writeHead(200, { ...XML, "content-encoding": "gzip" }).end(BOMB),
  "billion-laughs": ({ response }) => response.writeHead(200, XML).end(LAUGHS),
  "wrong-charset": ({ response, file }) =>
    response
      .writeHead(200, { "content-type": "application/rss+xml; charset=utf-8" })
      .end(windows1251(file.toString())),
  "login-page": ({ response }) => response.writeHead(200, { "content-type": "text/html" }).end(LOGIN_PAGE),
  "endless-headers": ({ socket, again }) => {
    socket.write("HTTP/1.1 200 OK\r\n");
    again(() => socket.write(`x-more: ${"x".repeat(1000)}\r\n`));
  },
  "endless-body": ({ response }) => {
    response.writeHead(200, XML);
    const more = () => {
      while (!response.destroyed && response.write(PIECE));
    };
    response.on("drain", more);
    more();
  },
} satisfies Record<string, (given: Given) => unknown>;

/** ASCII and the Russian alphabet but for ё. */
function windows1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => letter.charCodeAt(0)).map((code) => (code < 0x80 ? code : code - 0x350)),
  );
}

export type Misbehaviour = keyof typeof MISBEHAVIOURS;

export const misbehaviours = Object.keys(MISBEHAVIOURS) as readonly Misbehaviour[];

/** A host that misbehaves in every way: at the path of its name, and at all others as it is told, at any time. */
export class MisbehavingHost {
  /** How it misbehaves at paths that say nothing of it; null where it sends its file, as it should. */
  misbehaves: Misbehaviour | null = null;
  /** What it was asked for, in turn. */
  readonly asked: string[] = [];
  readonly #file: Buffer;
  readonly #pace: number;
  readonly #server: Server;

  private constructor(file: string, pace: number) {
    this.#file = Buffer.from(file);
    this.#pace = pace;
    this.#server = createServer((request, response) => this.#answer(request.url ?? "", response));
  }

  /** `pace` is for those who send a little at a time: milliseconds between one piece and the next. */
  static async open(file: string, pace = 1000): Promise<MisbehavingHost> {
    const host = new MisbehavingHost(file, pace);
    await new Promise<void>((resolve) => host.#server.listen(0, "127.0.0.1", resolve));
    return host;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(url: string, response: ServerResponse): void {
    this.asked.push(url);
    const { socket } = response;
    if (!socket) return;
    socket.on("error", () => {});
    const again = (act: () => void) => {
      const timer = setInterval(act, this.#pace);
      socket.on("close", () => clearInterval(timer));
    };
    const [named = ""] = url.slice(1).split("?", 1);
    const told = named === IN_ORDER ? null : this.misbehaves;
    const kind = misbehaviours.find((known) => known === named) ?? told;
    if (kind) MISBEHAVIOURS[kind]({ response, socket, file: this.#file, again });
    else response.writeHead(200, XML).end(this.#file);
  }
}
