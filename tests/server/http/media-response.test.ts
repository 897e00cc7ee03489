import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { mediaResponse } from "#server/http/media-response.ts";
import { FILE_HEADERS } from "#server/http/problem.ts";
import { lengthHeaders } from "#server/http/whole-length.ts";
import type { MediaFile } from "#server/media/folder-store.ts";
import { openCount } from "../../descriptors.ts";

const SIZE = 300_000;
const CONTENT = Buffer.from(Uint8Array.from({ length: SIZE }, (_, i) => i % 251));
const MODIFIED = new Date("2026-08-01T10:00:00.500Z");
const LAST_MODIFIED = "Sat, 01 Aug 2026 10:00:00 GMT";
const NAME = `${"0123456789abcdef".repeat(2)}.mp3`;
const ETAG = `"${NAME}"`;

let folder = "";
let media: MediaFile;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "playhead-response-"));
  const file = path.join(folder, NAME);
  await writeFile(file, CONTENT);
  media = { name: NAME, path: file, size: SIZE, modified: MODIFIED, mimeType: "audio/mpeg" };
});

afterEach(() => rm(folder, { recursive: true }));

function respond(headers: Record<string, string> = {}, init: RequestInit = {}): Response {
  return mediaResponse(new Request("http://localhost/media/x", { headers, ...init }), media);
}

async function bytes(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

describe("a request that gets no bytes", () => {
  test("another method is not allowed", () => {
    const response = respond({}, { method: "POST" });
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("GET, HEAD");
  });

  test.each([["bytes=300000-"], ["bytes=-0"]])("a range past the end is told the size: %s", async (range) => {
    const response = respond({ Range: range });
    expect(response.status).toBe(416);
    expect(response.headers.get("Content-Range")).toBe("bytes */300000");
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.text()).toBe("");
  });

  test.each([
    [{ "If-None-Match": ETAG }],
    [{ "If-None-Match": `W/${ETAG}` }],
    [{ "If-None-Match": `"other", ${ETAG}` }],
    [{ "If-None-Match": "*" }],
    [{ "If-Modified-Since": LAST_MODIFIED }],
    [{ "If-None-Match": ETAG, Range: "bytes=0-1" }],
  ])("what the client has is not sent again: %j", async (headers) => {
    const response = respond(headers);
    expect(response.status).toBe(304);
    expect(response.headers.get("ETag")).toBe(ETAG);
    expect(response.headers.get("Content-Length")).toBeNull();
    expect(await response.text()).toBe("");
  });

  test("HEAD tells everything about the whole file and sends nothing", async () => {
    const response = respond({ Range: "bytes=0-1" }, { method: "HEAD" });
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Length")).toBe("300000");
    expect(response.headers.get("Accept-Ranges")).toBe("bytes");
    expect(response.body).toBeNull();
  });

  test("an empty file has an empty body", async () => {
    media = { ...media, size: 0 };
    const response = respond();
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Length")).toBe("0");
    expect(await response.text()).toBe("");
  });
});

describe("a condition on the version", () => {
  test.each([
    [{ "If-Match": '"other"' }],
    [{ "If-Match": `W/${ETAG}` }],
    [{ "If-Match": '"other"', "If-None-Match": ETAG }],
    [{ "If-Unmodified-Since": "Sat, 01 Aug 2026 09:59:59 GMT" }],
  ])("that does not hold is told, and nothing is sent: %j", async (headers) => {
    const response = respond(headers);
    expect([response.status, await response.text()]).toEqual([412, ""]);
  });

  test.each([
    [{ "If-Match": ETAG }],
    [{ "If-Match": "*" }],
    [{ "If-Match": `"other", ${ETAG}` }],
    [{ "If-Unmodified-Since": LAST_MODIFIED }],
    [{ "If-Unmodified-Since": "yesterday" }],
    [{ "If-Match": ETAG, "If-Unmodified-Since": "Sat, 01 Aug 2026 09:59:59 GMT" }],
  ])("that holds changes nothing: %j", (headers) => {
    expect(respond(headers).status).toBe(200);
  });
});

describe("the whole file", () => {
  test("comes with what caches and players need", async () => {
    const response = respond();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      ...FILE_HEADERS,
      "accept-ranges": "bytes",
      "cache-control": "public, max-age=31536000, immutable",
      "content-type": "audio/mpeg",
      etag: ETAG,
      "last-modified": LAST_MODIFIED,
      ...lengthHeaders(SIZE),
    });
    expect((await bytes(response)).equals(CONTENT)).toBe(true);
  });

  test.each([
    [{ "If-None-Match": '"other"' }],
    [{ "If-None-Match": '"other"', "If-Modified-Since": LAST_MODIFIED }],
    [{ "If-Modified-Since": "Sat, 01 Aug 2026 09:59:59 GMT" }],
    [{ "If-Modified-Since": "yesterday" }],
    [{ Range: "bytes=oops" }],
    [{ Range: "bytes=0-1,3-4" }],
    [{ Range: "bytes=0-1", "If-Range": '"other"' }],
    [{ Range: "bytes=0-1", "If-Range": `W/${ETAG}` }],
    [{ Range: "bytes=0-1", "If-Range": "Sat, 01 Aug 2026 09:59:59 GMT" }],
    [{ Range: "bytes=900000-", "If-Range": '"other"' }],
  ])("is sent when the condition or the range does not hold: %j", async (headers) => {
    const response = respond(headers);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Range")).toBeNull();
    expect(await bytes(response)).toHaveLength(SIZE);
  });
});

describe("a part of the file", () => {
  test.each([
    ["bytes=0-1", 0, 1],
    ["bytes=0-", 0, 299_999],
    ["bytes=65535-65536", 65_535, 65_536],
    ["bytes=100000-250000", 100_000, 250_000],
    ["bytes=299999-", 299_999, 299_999],
    ["bytes=-500", 299_500, 299_999],
    ["bytes=299000-999999", 299_000, 299_999],
  ])("is exactly what was asked for: %s", async (range, start, end) => {
    const response = respond({ Range: range });
    expect(response.status).toBe(206);
    expect(response.headers.get("Content-Range")).toBe(`bytes ${start}-${end}/300000`);
    expect(response.headers.get("Content-Length")).toBe(String(end + 1 - start));
    expect((await bytes(response)).equals(CONTENT.subarray(start, end + 1))).toBe(true);
  });

  test.each([[ETAG], [LAST_MODIFIED]])("is sent when If-Range is still true: %s", (condition) => {
    expect(respond({ Range: "bytes=0-1", "If-Range": condition }).status).toBe(206);
  });
});

describe.skipIf(process.platform !== "linux")("the file on the disk", () => {
  test("is not opened before the client takes something, and closed when it has all", async () => {
    const response = respond();
    expect(await openCount(media.path)).toBe(0);
    await bytes(response);
    expect(await openCount(media.path)).toBe(0);
  });

  test("is closed when the client goes away", async () => {
    const reader = respond().body?.getReader();
    await reader?.read();
    expect(await openCount(media.path)).toBe(1);
    await reader?.cancel();
    expect(await openCount(media.path)).toBe(0);
  });

  test("is closed when the client goes away while it is being opened", async () => {
    const reader = respond().body?.getReader();
    const first = reader?.read();
    await reader?.cancel();
    await first;
    expect(await openCount(media.path)).toBe(0);
  });

  test("is closed when the request is aborted, even if nobody cancels the body", async () => {
    const abort = new AbortController();
    const reader = respond({}, { signal: abort.signal }).body?.getReader();
    await reader?.read();
    expect(await openCount(media.path)).toBe(1);
    abort.abort();
    await vi.waitFor(async () => expect(await openCount(media.path)).toBe(0));
    await expect(reader?.read()).rejects.toThrow();
  });

  test("is read no faster than the client takes it", async () => {
    const reader = respond().body?.getReader();
    const first = await reader?.read();
    expect(first?.value).toHaveLength(65_536);
    // Had more been read ahead, the stream would not notice that the rest is gone.
    await truncate(media.path, 65_536);
    await expect(reader?.read()).rejects.toThrow("ends at 65536");
    expect(await openCount(media.path)).toBe(0);
  });

  test("that is gone breaks the body off", async () => {
    const response = respond();
    await rm(media.path);
    await expect(response.arrayBuffer()).rejects.toThrow("ENOENT");
    await writeFile(media.path, "");
  });
});
