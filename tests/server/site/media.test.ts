import { once } from "node:events";
import { mkdir, mkdtemp, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FILE_HEADERS } from "#server/http/problem.ts";
import { type Door, makeDoor } from "#server/site/door.ts";
import { mediaAnswerer } from "#server/site/media.ts";
import { openCount } from "../../descriptors.ts";
import { sendLines } from "../../socket.ts";

const SIZE = 600_000;
/** More than any connection holds on its way. */
const LARGE = 200_000_000;
const CONTENT = Buffer.from(Uint8Array.from({ length: SIZE }, (_, i) => i % 251)).toString("latin1");
const NAME = `${"0123456789abcdef".repeat(2)}.mp3`;
const ADDRESS = `/media/${NAME}`;
const ETAG = `"${NAME}"`;

const SAVED = { "Content-Disposition": 'attachment; filename="a.mp3"', "Cache-Control": "no-cache" };

let folder = "";
let door: Door;
let port = 0;

async function openDoor(mediaAccel: string | null): Promise<void> {
  door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: "http://localhost" }, false);
  await door.open(
    async (request, response) => {
      response.writeHead(200).end(`passed on: ${request.url}`);
    },
    mediaAnswerer({ mediaPlace: folder, mediaAccel, bucketSending: { kind: "signed" } }, async ({ show }) =>
      show === "sea" ? { name: NAME, headers: SAVED } : null,
    ),
  );
  const address = door.server.address();
  port = typeof address === "object" && address ? address.port : 0;
}

function closeDoor(): Promise<void> {
  door.server.closeAllConnections();
  return door.close();
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "playhead-site-"));
  const file = path.join(folder, NAME);
  await writeFile(file, CONTENT, "latin1");
  await utimes(file, 1000, 1000);
  await openDoor(null);
});
afterEach(async () => {
  await closeDoor();
  await rm(folder, { recursive: true });
});

interface Told {
  readonly status: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What comes back but for what Node says of the connection, and for the name of the request. */
async function ask(line: string, ...lines: readonly string[]): Promise<Told> {
  const text = await sendLines(port, [`${line} HTTP/1.1`, "Host: a", ...lines]);
  const end = text.indexOf("\r\n\r\n");
  const [status = "", ...rows] = text.slice(0, end).split("\r\n");
  const pairs = rows.map((row) => [row.split(": ")[0]?.toLowerCase() ?? "", row.replace(/^.*?: /, "")]);
  const { date, connection, "x-request-id": id, ...headers } = Object.fromEntries(pairs);
  return { status: status.replace("HTTP/1.1 ", ""), headers, body: text.slice(end + 4) };
}

const VERSION = {
  ...FILE_HEADERS,
  "cache-control": "public, max-age=31536000, immutable",
  etag: ETAG,
  "last-modified": "Thu, 01 Jan 1970 00:16:40 GMT",
};
const SOUND = { ...VERSION, "accept-ranges": "bytes", "content-type": "audio/mpeg" };
const NOTHING = { "content-length": "0", "cache-control": "no-store" };

describe("a stored file", () => {
  test("is sent whole, and told of before it is sent", async () => {
    const headers = { ...SOUND, "content-length": String(SIZE) };
    expect(await ask(`GET ${ADDRESS}`)).toEqual({ status: "200 OK", headers, body: CONTENT });
    for (const range of ["X-Nothing: 1", "Range: bytes=0-1", "Range: bytes=900000-"])
      expect(await ask(`HEAD ${ADDRESS}`, range)).toEqual({ status: "200 OK", headers, body: "" });
  });

  test.each([
    ["Range: bytes=0-1", 0, 1],
    ["Range: bytes=262143-262144", 262_143, 262_144],
    ["Range: bytes=100000-", 100_000, SIZE - 1],
    ["Range: bytes=-65536", SIZE - 65_536, SIZE - 1],
  ])("is sent in part: %s", async (range, start, end) => {
    expect(await ask(`GET ${ADDRESS}?v=1`, range)).toEqual({
      status: "206 Partial Content",
      headers: {
        ...SOUND,
        "content-length": String(end + 1 - start),
        "content-range": `bytes ${start}-${end}/${SIZE}`,
      },
      body: CONTENT.slice(start, end + 1),
    });
  });

  test("is not sent to who has it, wants another, or asks past its end", async () => {
    const kept = { status: "304 Not Modified", headers: VERSION, body: "" };
    expect(await ask(`GET ${ADDRESS}`, `If-None-Match: W/${ETAG}`)).toEqual(kept);
    const other = { status: "412 Precondition Failed", headers: NOTHING, body: "" };
    expect(await ask(`GET ${ADDRESS}`, 'If-Match: "another"')).toEqual(other);
    expect(await ask(`GET ${ADDRESS}`, "Range: bytes=600000-")).toEqual({
      status: "416 Range Not Satisfiable",
      headers: { ...FILE_HEADERS, ...NOTHING, "content-range": `bytes */${SIZE}` },
      body: "",
    });
  });

  test("is found however its name is written, and nothing else is", async () => {
    expect((await ask(`GET ${ADDRESS.replace(".", "%2e")}`)).body).toBe(CONTENT);
    await writeFile(path.join(folder, "secret.mp3"), "secret");
    for (const name of ["a.mp3", "secret.mp3", "%2e%2e%2fsecret.mp3", `${"f".repeat(32)}.mp3`, "<script>"])
      for (const method of ["GET", "HEAD"])
        expect(await ask(`${method} /media/${name}`)).toEqual({
          status: "404 Not Found",
          headers: NOTHING,
          body: "",
        });
  });

  test("is saved under the name of its episode, in parts too, and of no other episode", async () => {
    const { headers, status, body } = await ask("GET /shows/sea/one/audio.mp3", "Range: bytes=0-1");
    expect([status, body]).toEqual(["206 Partial Content", CONTENT.slice(0, 2)]);
    expect(headers).toMatchObject({
      "content-disposition": SAVED["Content-Disposition"],
      "cache-control": "no-cache",
      etag: ETAG,
    });
    expect((await ask("HEAD /shows/sky/one/audio.mp3")).status).toBe("404 Not Found");
    expect((await ask("GET /shows/sea/one/transcript.txt")).body).toMatch(/passed on/);
  });

  test("that is taken away is soon not found", async () => {
    expect((await ask(`HEAD ${ADDRESS}`)).status).toBe("200 OK");
    await rm(path.join(folder, NAME));
    await vi.waitFor(async () => expect((await ask(`HEAD ${ADDRESS}`)).status).toBe("404 Not Found"), 5000);
  });

  test("that ends before its end breaks off", async () => {
    const file = path.join(folder, NAME);
    await truncate(file, LARGE);
    const client = connect(port, "127.0.0.1", () =>
      client.write(`GET ${ADDRESS} HTTP/1.1\r\nHost: a\r\n\r\n`),
    );
    await once(client, "readable");
    await truncate(file, 0);
    client.resume();
    await once(client, "close");
    expect(client.bytesRead).toBeLessThan(LARGE);
    const message = expect.stringContaining("The file ends at");
    expect(vi.mocked(console.error).mock.calls).toEqual([[expect.objectContaining({ message })]]);
    vi.mocked(console.error).mockClear();
  });

  test("that cannot be read is said to be trouble of the server's", async () => {
    await closeDoor();
    await rm(folder, { recursive: true });
    await mkdir(folder);
    folder = path.join(folder, "a".repeat(300));
    await openDoor(null);
    expect((await ask(`GET ${ADDRESS}`)).status).toBe("500 Internal Server Error");
    folder = path.dirname(folder);
    expect(console.error).toHaveBeenCalledOnce();
    vi.mocked(console.error).mockClear();
  });
});

describe("whoever asks for stored files", () => {
  test("is refused what the gate refuses, and told what is allowed", async () => {
    expect((await ask(`DELETE ${ADDRESS}`)).status).toBe("405 Method Not Allowed");
    expect((await ask("GET /media/%ff")).status).toBe("400 Bad Request");
    expect(await ask(`OPTIONS ${ADDRESS}`)).toEqual({
      status: "204 No Content",
      headers: { allow: "GET, HEAD, OPTIONS" },
      body: "",
    });
  });

  test.each(["/media", "/media/", "/media/a/b", `${ADDRESS}/`, "/medias/a"])(
    "is led on where no file could be: %s",
    async (address) => {
      expect((await ask(`GET ${address}`)).body).toContain(`passed on: ${address}`);
    },
  );

  test("without waiting for answers gets all of them, in order", async () => {
    const heads = [`GET ${ADDRESS}`, "GET /other", `HEAD ${ADDRESS}`].flatMap((line) => [
      `${line} HTTP/1.1`,
      "Host: a",
      "",
    ]);
    const read = await sendLines(port, [...heads, `GET ${ADDRESS} HTTP/1.1`, "Host: a", "Range: bytes=0-2"]);
    const [whole, other, head, part] = read.split(/(?=HTTP\/1\.1 )/);
    expect(whole?.endsWith(`\r\n\r\n${CONTENT}`)).toBe(true);
    expect(other).toContain("passed on: /other");
    expect(head).toContain(`Content-Length: ${SIZE}`);
    expect(part?.endsWith(`\r\n\r\n${CONTENT.slice(0, 3)}`)).toBe(true);
  });

  test.skipIf(process.platform !== "linux")("and leaves, leaves nothing open", async () => {
    const file = path.join(folder, NAME);
    await truncate(file, LARGE);
    const asked = `GET ${ADDRESS} HTTP/1.1\r\nHost: a\r\n\r\n`;
    const clients = [asked, asked.repeat(3)].map((text) => {
      const client = connect(port, "127.0.0.1", () => client.write(text));
      return client.once("readable", () => client.read(1));
    });
    await vi.waitFor(() => expect(clients.every(({ bytesRead }) => bytesRead > 0)).toBe(true));
    expect(await openCount(file)).toBeGreaterThan(0);
    for (const client of clients) client.destroy();
    await vi.waitFor(async () => expect(await openCount(file)).toBe(0), 5000);
  });
});

describe("behind a proxy that sends stored files", () => {
  beforeEach(async () => {
    await closeDoor();
    await openDoor("/internal/");
  });

  test.each(["GET", "HEAD"])(
    "%s is told where the file is, and all else is left to the proxy",
    async (method) => {
      const { etag, "last-modified": modified, ...kept } = VERSION;
      for (const line of ["X-Nothing: 1", "Range: bytes=900000-", `If-None-Match: ${ETAG}`, 'If-Match: "a"'])
        expect(await ask(`${method} ${ADDRESS}`, line)).toEqual({
          status: "200 OK",
          headers: {
            ...kept,
            "content-type": "audio/mpeg",
            "content-length": "0",
            "x-accel-redirect": `/internal/${NAME}`,
          },
          body: "",
        });
    },
  );

  test("one that is saved is handed over with its name", async () => {
    expect((await ask("GET /shows/sea/one/audio.mp3")).headers).toMatchObject({
      "content-disposition": SAVED["Content-Disposition"],
      "cache-control": "no-cache",
      "x-accel-redirect": `/internal/${NAME}`,
    });
  });

  test("what is not there is not found, and what is refused is refused", async () => {
    expect(await ask("GET /media/a.mp3")).toEqual({ status: "404 Not Found", headers: NOTHING, body: "" });
    expect((await ask(`PUT ${ADDRESS}`)).headers).not.toHaveProperty("x-accel-redirect");
  });
});
