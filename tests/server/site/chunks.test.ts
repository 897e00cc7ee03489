import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compressChunks } from "#commands/chunks.ts";
import { CHUNKS, chunkAnswerer } from "#server/site/chunks.ts";
import { type Door, makeDoor } from "#server/site/door.ts";

const SCRIPT = `say(${JSON.stringify("sea ".repeat(500))});`;
const STYLES = ".sea { color: teal }";

let top = "";
let door: Door;

beforeEach(async () => {
  top = await mkdtemp(path.join(tmpdir(), "playhead-chunks-"));
  await mkdir(path.join(top, CHUNKS), { recursive: true });
  await writeFile(path.join(top, CHUNKS, "0a~b-c_1.js"), SCRIPT);
  await writeFile(path.join(top, CHUNKS, "sea.css"), STYLES);
  await writeFile(path.join(top, CHUNKS, "sea.js.map"), "{}");
  await compressChunks(top);
  door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: "http://localhost" }, false);
  await door.open(async (_request, response) => void response.end("by Next"), chunkAnswerer(top));
});
afterEach(async () => {
  door.server.closeAllConnections();
  await door.close();
  await rm(top, { recursive: true });
});

interface Told {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

function ask(name: string, headers: Readonly<Record<string, string>>, method = "GET"): Promise<Told> {
  const address = door.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return new Promise((resolve, reject) => {
    const asking = request(
      { port, host: "127.0.0.1", path: `/_next/static/chunks/${name}`, method, headers },
      async (response) => {
        const body = Buffer.concat(await response.toArray());
        resolve({ status: response.statusCode, headers: response.headers, body });
      },
    );
    asking.on("error", reject).end();
  });
}

test("a script is sent as the build has compressed it, to be kept for good", async () => {
  const { status, headers, body } = await ask("0a~b-c_1.js", {
    "accept-encoding": "gzip, deflate, br, zstd",
  });
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    "content-type": "application/javascript; charset=UTF-8",
    "content-encoding": "br",
    "content-length": String(body.length),
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  });
  expect(body.length).toBeLessThan(100);
  expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
});

test("styles are sent likewise, and HEAD tells of them without them", async () => {
  const whole = await ask("sea.css?v=1", { "accept-encoding": "br" });
  expect(whole.headers["content-type"]).toBe("text/css; charset=UTF-8");
  expect(brotliDecompressSync(whole.body).toString()).toBe(STYLES);
  const head = await ask("sea.css", { "accept-encoding": "br" }, "HEAD");
  expect(head.headers["content-length"]).toBe(String(whole.body.length));
  expect(head.body).toHaveLength(0);
});

test.each([
  ["who takes no Brotli", "sea.css", { "accept-encoding": "gzip" }, "GET"],
  ["who refuses it", "sea.css", { "accept-encoding": "gzip, br;q=0" }, "GET"],
  ["who says nothing", "sea.css", {}, "GET"],
  ["who asks for a part", "sea.css", { "accept-encoding": "br", range: "bytes=0-1" }, "GET"],
  ["who sends something", "sea.css", { "accept-encoding": "br" }, "POST"],
  ["who asks for what is not there", "lake.css", { "accept-encoding": "br" }, "GET"],
  ["who asks for what is no script", "sea.js.map", { "accept-encoding": "br" }, "GET"],
  ["who asks for a folder above", "..%2f..%2fsea.css", { "accept-encoding": "br" }, "GET"],
])("%s is answered by Next", async (_who, name, headers, method) => {
  const { headers: told, body } = await ask(name, headers, method);
  expect(told["content-encoding"]).toBeUndefined();
  if (method === "GET") expect(body.toString()).toBe("by Next");
});
