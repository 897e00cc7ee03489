import { createHash, randomBytes } from "node:crypto";
import { request } from "undici";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { FILE_HEADERS } from "#server/http/problem.ts";
import { bucketStore } from "#server/media/bucket/bucket-store.ts";
import type { BucketSending } from "#server/media/place.ts";
import { type Door, makeDoor } from "#server/site/door.ts";
import { mediaAnswerer } from "#server/site/media.ts";
import { S3Host } from "../../support/s3-host.ts";

const CONTENT = randomBytes(2_500_000);
const SIZE = CONTENT.length;
const named = (extension: string) =>
  `${createHash("sha256").update(CONTENT).digest("hex").slice(0, 32)}.${extension}`;
const NAME = named("mp3");
const PICTURE = named("png");
const SAVED = {
  "Content-Disposition": `attachment; filename="a b+c.mp3"; filename*=UTF-8''a%20b.mp3`,
  "Cache-Control": "no-cache",
};
const SCRIPT = { "sec-fetch-mode": "cors" };

let host: S3Host;
let door: Door;
let origin = "";

async function openDoor(bucketSending: BucketSending): Promise<void> {
  door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: "http://localhost" }, false);
  const config = { mediaPlace: host.place("shows/"), mediaAccel: null, bucketSending };
  const answer = mediaAnswerer(config, async () => ({ name: NAME, headers: SAVED }));
  await door.open(async (_request, response) => void response.writeHead(404).end(), answer);
  const address = door.server.address();
  origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

beforeEach(async () => {
  host = await S3Host.open();
  const store = bucketStore(host.place("shows/"));
  await store.write(CONTENT, NAME);
  await store.write(CONTENT, PICTURE);
  host.asked.length = 0;
});
afterEach(async () => {
  door.server.closeAllConnections();
  await door.close();
  await host.close();
});

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly location: string;
  readonly bytes: () => Promise<Buffer>;
}

/** As a browser's element asks that only plays, and follows nothing. */
async function ask(
  path: string,
  more: Readonly<Record<string, string>> = {},
  method: "GET" | "HEAD" = "GET",
): Promise<Told> {
  const asked = { method, headers: { "sec-fetch-mode": "no-cors", ...more } };
  const { statusCode: status, headers, body } = await request(`${origin}${path}`, asked);
  const bytes = async () => Buffer.from(await body.arrayBuffer());
  if (status >= 300) await body.dump();
  return { status, headers, location: headers.location?.toString() ?? "", bytes };
}

describe("sound in a bucket", () => {
  beforeEach(() => openDoor({ kind: "signed" }));

  test.each<"GET" | "HEAD">(["GET", "HEAD"])(
    "is had by %s at a signed address, in any part, and nothing is asked of the bucket for it",
    async (method) => {
      const led = await ask(`/media/${NAME}`, {}, method);
      expect(led.status).toBe(302);
      expect(led.headers).toMatchObject({
        ...FILE_HEADERS,
        "cache-control": "no-store",
        vary: "Sec-Fetch-Mode",
        "content-length": "0",
      });
      expect(host.asked).toEqual([]);
      const address = led.location;
      const { pathname, searchParams } = new URL(address);
      expect([pathname, searchParams.get("X-Amz-Expires")]).toEqual([`/media/shows/${NAME}`, "25200"]);
      const there = await fetch(address, { method, headers: { range: "bytes=10-19" } });
      expect([there.status, there.headers.get("content-type")]).toEqual([206, "audio/mpeg"]);
      if (method === "GET")
        expect(Buffer.from(await there.arrayBuffer()).equals(CONTENT.subarray(10, 20))).toBe(true);
      // All who ask within an hour are told the same.
      expect((await ask(`/media/${NAME}`, {}, method)).location).toBe(address);
      host.now = () => new Date(Date.now() + 8 * 3600_000);
      expect((await fetch(address, { method })).status).toBe(403);
    },
  );

  test("is led to for apps, which say nothing of what they are, and passed on to scripts that read it", async () => {
    const app = await request(`${origin}/media/${NAME}`, { method: "HEAD" });
    expect(app.statusCode).toBe(302);
    expect(
      (await fetch(String(app.headers.location), { method: "HEAD" })).headers.get("content-length"),
    ).toBe(String(SIZE));
    for (const mode of ["cors", "same-origin"]) {
      const passed = await ask(`/media/${NAME}`, { "sec-fetch-mode": mode, range: "bytes=1000-2099999" });
      expect([passed.status, passed.headers["content-range"]]).toEqual([206, `bytes 1000-2099999/${SIZE}`]);
      expect(passed.headers["access-control-allow-origin"]).toBe("*");
      expect((await passed.bytes()).equals(CONTENT.subarray(1000, 2_100_000))).toBe(true);
    }
  });

  test("is saved under the name of its episode", async () => {
    const led = await ask("/shows/sea/one/audio.mp3", { "sec-fetch-mode": "navigate" });
    const there = await fetch(led.location);
    expect(there.status).toBe(200);
    expect(there.headers.get("content-disposition")).toBe(SAVED["Content-Disposition"]);
  });

  test("that is not there is not found, and no other name is looked for", async () => {
    const other = `/media/${"0".repeat(32)}.mp3`;
    expect((await ask(other, SCRIPT)).status).toBe(404);
    expect((await fetch((await ask(other)).location)).status).toBe(404);
    host.asked.length = 0;
    for (const name of ["a.mp3", "%2e%2e%2fsecret.mp3", "uploads"])
      expect((await ask(`/media/${name}`, SCRIPT)).status).toBe(404);
    expect(host.asked).toEqual([]);
  });

  test("pictures are passed on, once for those who keep them", async () => {
    const passed = await ask(`/media/${PICTURE}`);
    expect(passed.headers).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      etag: `"${PICTURE}"`,
    });
    expect((await passed.bytes()).equals(CONTENT)).toBe(true);
    host.asked.length = 0;
    expect((await ask(`/media/${PICTURE}`, { "if-none-match": `"${PICTURE}"` })).status).toBe(304);
    expect((await ask(`/media/${PICTURE}`, { range: "bytes=9000000-" })).status).toBe(416);
    expect(host.asked).toEqual([]);
  });

  test("is not promised where the bucket gives nothing, and broken off where it ends", async () => {
    const denied = { kind: "status", status: 403, code: "AccessDenied" } as const;
    host.faults.push(denied);
    const refused = await ask(`/media/${NAME}`, SCRIPT);
    expect([refused.status, refused.headers["retry-after"], refused.headers["cache-control"]]).toEqual([
      503,
      "10",
      "no-store",
    ]);
    host.faults.push(null, denied);
    expect((await ask(`/media/${NAME}`, SCRIPT)).status).toBe(503);
    host.faults.push(null, denied);
    const begun = await ask(`/media/${NAME}`, SCRIPT);
    expect(begun.status).toBe(200);
    await expect(begun.bytes()).rejects.toThrow();
    expect(vi.mocked(console.error).mock.calls.every(([error]) => error.name === "BucketError")).toBe(true);
    vi.mocked(console.error).mockClear();
  });
});

describe("where the host of the site wants it otherwise,", () => {
  test("sound is had at an address that is open to all, but for what is saved under a name", async () => {
    host.open = true;
    await openDoor({ kind: "public", base: `${host.origin}/media/shows/` });
    const led = await ask(`/media/${NAME}`);
    expect(led.location).toBe(`${host.origin}/media/shows/${NAME}`);
    const had = await fetch(led.location);
    expect(had.status).toBe(200);
    await had.body?.cancel();
    expect((await ask("/shows/sea/one/audio.mp3")).location).toContain("X-Amz-Signature=");
  });

  test("sound is passed on to everybody", async () => {
    await openDoor({ kind: "relayed" });
    const head = await ask(`/media/${NAME}`, {}, "HEAD");
    expect([head.status, head.headers["content-length"]]).toEqual([200, String(SIZE)]);
    const passed = await ask(`/media/${NAME}`);
    expect((await passed.bytes()).equals(CONTENT)).toBe(true);
    const saved = await ask("/shows/sea/one/audio.mp3");
    expect(saved.headers["content-disposition"]).toBe(SAVED["Content-Disposition"]);
    expect((await saved.bytes()).equals(CONTENT)).toBe(true);
  });
});
