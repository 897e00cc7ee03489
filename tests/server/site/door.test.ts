import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Asker, currentAsker } from "#server/http/asker.ts";
import { lengthHeaders } from "#server/http/whole-length.ts";
import { type Door, makeDoor } from "#server/site/door.ts";
import type { SiteResponse } from "#server/site/site-response.ts";
import { sendLines } from "../../socket.ts";

type Answer = (request: IncomingMessage, response: SiteResponse) => Promise<void>;

/** Milliseconds. */
const PATIENCE = 100;

let answer: Answer = async () => undefined;
let door: Door;
let port = 0;

async function openDoor(publicUrl = "http://localhost"): Promise<void> {
  door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl }, false);
  await door.open((...args) => answer(...args));
  const address = door.server.address();
  port = typeof address === "object" && address ? address.port : 0;
}

beforeEach(() => openDoor());
afterEach(async () => {
  door.server.closeAllConnections();
  await door.close(PATIENCE);
});

const exchange = (lines: readonly string[]) => sendLines(port, lines);

/** The headers of what is answered on a connection that is kept. */
function askOn(agent: Agent): Promise<IncomingHttpHeaders> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", agent }, (response) => {
      response.resume().once("end", () => resolve(response.headers));
    });
    asked.once("error", reject).end();
  });
}

/** Answers as Next does for a route: its headers, then its body in pieces. */
function answerInPieces(
  headers: Readonly<Record<string, string>>,
  pieces: readonly (string | Buffer)[],
): void {
  answer = async ({ method }, response) => {
    for (const [name, value] of Object.entries(headers))
      if (name !== "content-length") response.setHeader(name, value);
    response.flushHeaders();
    if (method !== "HEAD") for (const piece of pieces) response.write(piece);
    response.end();
  };
}

test("a connection is kept for longer than those who stand before keep it", async () => {
  answer = async (_request, response) => void response.end();
  const agent = new Agent({ keepAlive: true });
  const told = (await askOn(agent))["keep-alive"];
  agent.destroy();
  // nginx and the balancers of clouds: 60 s.
  expect(Number(/^timeout=(\d+)$/.exec(String(told))?.[1])).toBeGreaterThan(60);
});

describe("the length of what is sent", () => {
  test.each(["GET", "HEAD"])("is told to %s, and nothing is chunked", async (method) => {
    answerInPieces(lengthHeaders(6), ["abc", "def"]);
    const read = await exchange([`${method} / HTTP/1.1`, "Host: a"]);
    expect(read).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(read).toMatch(/\r\ncontent-length: 6\r\n/i);
    expect(read).not.toMatch(/transfer-encoding|x-whole-length/i);
    expect(read.endsWith(method === "GET" ? "\r\n\r\nabcdef" : "\r\n\r\n")).toBe(true);
  });

  test("is not told of a body that is compressed on its way", async () => {
    answerInPieces({ ...lengthHeaders(6), "content-encoding": "gzip" }, [gzipSync("abcdef")]);
    const read = await exchange(["GET / HTTP/1.1", "Host: a"]);
    expect(read).not.toMatch(/content-length|x-whole-length/i);
  });
});

describe("whoever comes in", () => {
  test("is refused in words, before anything is made for them", async () => {
    answer = () => Promise.reject(new Error("made"));
    const read = await exchange(["TRACE / HTTP/1.1", "Host: a"]);
    expect(read).toMatch(/^HTTP\/1.1 405 Method Not Allowed\r\n/);
    expect(read).toMatch(/\r\nallow: GET, HEAD, OPTIONS\r\n/i);
    expect(await exchange(["GET /%ff HTTP/1.1", "Host: a"])).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
  });

  test("may name the whole address, as proxies do", async () => {
    answer = async ({ url }, response) => void response.end(url);
    const read = await exchange(["GET http://a.example/shows?x=http://b HTTP/1.1", "Host: a.example"]);
    expect(read).toMatch(/\/shows\?x=http:\/\/b/);
    expect(read).not.toContain("a.example/shows");
  });

  test("is known by the nearest proxy, when that is near", async () => {
    answer = async ({ headers }, response) =>
      void response.end(`${currentAsker()?.client} ${headers["x-forwarded-for"]}`);
    const read = await exchange(["GET / HTTP/1.1", "Host: a", "X-Forwarded-For: 1.1.1.1, 203.0.113.9"]);
    expect(read).toContain("203.0.113.9 203.0.113.9");
    expect(await exchange(["GET / HTTP/1.1", "Host: a"])).toContain("127.0.0.1 127.0.0.1");
  });

  test("is asked for under one name in answers and what is made for them: a proxy's, where it is well formed", async () => {
    answer = async ({ headers }, response) =>
      void response.end(`${currentAsker()?.id} ${headers["x-request-id"]}`);
    const idOf = (read: string) => /\r\nx-request-id: (.*)\r\n/i.exec(read)?.[1] ?? "";
    const told = await exchange(["GET / HTTP/1.1", "Host: a", "X-Request-Id: 7d3f/a+b=1"]);
    expect(idOf(told)).toBe("7d3f/a+b=1");
    expect(told).toContain("7d3f/a+b=1 7d3f/a+b=1");
    for (const wrong of ["a b", `"a"`, "a".repeat(129), "ü"]) {
      const read = await exchange(["GET / HTTP/1.1", "Host: a", `X-Request-Id: ${wrong}`]);
      expect(idOf(read)).toMatch(/^[\da-f-]{36}$/);
      expect(read).toContain(`${idOf(read)} ${idOf(read)}`);
    }
    // Also where it is refused.
    expect(idOf(await exchange(["TRACE / HTTP/1.1", "Host: a", "X-Request-Id: 9"]))).toBe("9");
  });

  test("gets the status that a page asks for, which Next would answer with 200", async () => {
    answer = async (_request, response) => {
      currentAsker()?.refuse({ status: 429, headers: { "retry-after": "7" } });
      response.statusCode = 200;
      response.setHeader("cache-control", "private");
      response.end("later");
    };
    const read = await exchange(["GET / HTTP/1.1", "Host: a"]);
    expect(read).toMatch(/^HTTP\/1.1 429 Too Many Requests\r\n/);
    expect(read).toMatch(/\r\nretry-after: 7\r\n/i);
    expect(read).toMatch(/\r\ncache-control: no-store\r\n/i);
    expect(read).not.toContain("private");
  });

  test("may go back to a page that is made for nobody else", async () => {
    answer = async (_request, response) => {
      response.setHeader("cache-control", "private, no-cache, no-store, max-age=0, must-revalidate");
      response.end("found");
    };
    const read = await exchange(["GET / HTTP/1.1", "Host: a"]);
    expect(read).toMatch(/\r\ncache-control: private, no-cache\r\n/i);
  });

  test("is known to have left", async () => {
    const askers: Asker[] = [];
    const begun = new Promise<void>((resolve) => {
      answer = async () => {
        const asker = currentAsker();
        if (asker) askers.push(asker);
        resolve();
      };
    });
    const asking = request({ port, host: "127.0.0.1" }).on("error", () => undefined);
    asking.end();
    await begun;
    const [asker] = askers;
    expect(asker?.signal.aborted).toBe(false);
    const left = new Promise((resolve) => asker?.signal.addEventListener("abort", resolve));
    asking.destroy();
    await left;
    expect(asker?.signal.aborted).toBe(true);
  });
});

test("a site with a certificate says that it is always asked for over TLS", async () => {
  door.server.closeAllConnections();
  await door.close(PATIENCE);
  await openDoor("https://podcasts.example");
  answer = async (_request, response) => void response.end();
  const read = await exchange(["GET / HTTP/1.1", "Host: a"]);
  expect(read).toMatch(/\r\nstrict-transport-security: max-age=31536000\r\n/i);
});

describe("a door that closes", () => {
  /** Begins to ask for what is sent only when `finish` is called. */
  async function askSlowly() {
    let finish = () => {};
    let close: Promise<void> | null = null;
    const begun = new Promise<void>((resolve) => {
      answer = async (_request, response) => {
        response.write("begun,");
        finish = () => void response.end("ended");
        resolve();
      };
    });
    const asking = exchange(["GET / HTTP/1.1", "Host: a"]);
    await begun;
    return {
      asking,
      finish: () => finish(),
      close: (patience: number) => {
        close ??= door.close(patience);
        return close;
      },
    };
  }

  test("lets what is being sent come to its end, and nobody in", async () => {
    const { asking, finish, close } = await askSlowly();
    const closed = close(100_000);
    await expect(exchange(["GET / HTTP/1.1", "Host: a"])).rejects.toThrow("ECONNREFUSED");
    finish();
    expect(await asking).toContain("ended");
    await closed;
  });

  test("ends at last whatever is being sent", async () => {
    const { asking, close } = await askSlowly();
    await close(PATIENCE);
    const sent = await asking;
    expect(sent).toContain("begun,");
    expect(sent).not.toContain("ended");
  });

  test("does not wait for connections that are kept for a next request", async () => {
    const { asking, finish, close } = await askSlowly();
    answer = async (_request, response) => void response.end();
    const agent = new Agent({ keepAlive: true });
    expect((await askOn(agent)).connection).toBe("keep-alive");
    const closed = close(100_000);
    finish();
    await asking;
    await closed;
    agent.destroy();
  });
});
