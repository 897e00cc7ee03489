import { describe, expect, test } from "vitest";
import { type AskedOfFile, fileAnswer, handedAnswer } from "#server/http/file-answer.ts";
import { FILE_HEADERS } from "#server/http/problem.ts";
import type { Media } from "#server/media/media-store.ts";

const NAME = `${"0123456789abcdef".repeat(2)}.mp3`;
const ETAG = `"${NAME}"`;
const MODIFIED = "Sat, 01 Aug 2026 10:00:00 GMT";
const EARLIER = "Sat, 01 Aug 2026 09:59:59 GMT";

const mediaOf = (size: number): Media => ({
  name: NAME,
  size,
  modified: new Date(MODIFIED),
  mimeType: "audio/mpeg",
});

/** The status, and the bytes that are sent. */
function decide(asked: AskedOfFile, size = 1000, method = "GET"): readonly [number, string | null] {
  const { status, part } = fileAnswer(method, asked, mediaOf(size));
  return [status, part && `${part.start}-${part.end}`];
}

test("a file comes under a name, and is kept no longer than it is right, where that is wanted", () => {
  const more = { "Content-Disposition": 'attachment; filename="a.mp3"', "Cache-Control": "no-cache" };
  const asked: readonly AskedOfFile[] = [{}, { range: "bytes=0-1" }, { "if-none-match": ETAG }];
  const answers = asked.map((headers) => fileAnswer("GET", headers, mediaOf(1000), more));
  expect(answers.map(({ status }) => status)).toEqual([200, 206, 304]);
  for (const { headers } of answers) expect(headers).toMatchObject(more);
});

describe("what is sent of a file", () => {
  test.each<[AskedOfFile, number, string | null]>([
    [{ range: "bytes=1000-" }, 416, null],
    [{ range: "bytes=-0" }, 416, null],
    [{ range: "bytes=10-9" }, 200, "0-999"],
    [{ range: "seconds=1-2" }, 200, "0-999"],
    [{ range: "bytes=0-1,5-6" }, 200, "0-999"],
    [{ range: "bytes=0-0" }, 206, "0-0"],
    [{ range: "bytes=990-2000" }, 206, "990-999"],
    [{ range: "bytes=-1" }, 206, "999-999"],
    [{ range: "bytes=-5000" }, 206, "0-999"],
    [{}, 200, "0-999"],
  ])("%j gives %i, %s", (asked, status, part) => {
    expect(decide(asked)).toEqual([status, part]);
  });

  test.each<[AskedOfFile, number, string | null]>([
    [{ range: "bytes=0-" }, 416, null],
    [{ range: "bytes=-5" }, 200, null],
    [{}, 200, null],
  ])("of an empty one %j gives %i", (asked, status, part) => {
    expect(decide(asked, 0)).toEqual([status, part]);
  });

  test("HEAD tells of the whole file, whatever range it names", () => {
    expect(decide({ range: "bytes=5000-" }, 1000, "HEAD")).toEqual([200, null]);
    const { headers } = fileAnswer("HEAD", { range: "bytes=0-1" }, mediaOf(1000));
    expect(headers).toMatchObject({ "Content-Length": "1000", "Accept-Ranges": "bytes" });
    expect(headers).not.toHaveProperty("Content-Range");
  });

  test.each(["POST", "DELETE", "get"])("%s is told what is allowed", (method) => {
    expect(fileAnswer(method, {}, mediaOf(1000))).toMatchObject({
      status: 405,
      headers: { Allow: "GET, HEAD" },
    });
  });
});

describe("in the order of section 13.2.2", () => {
  test.each<[string, AskedOfFile, number]>([
    ["If-Match goes before If-Unmodified-Since", { "if-match": ETAG, "if-unmodified-since": EARLIER }, 200],
    ["a weak tag matches no If-Match", { "if-match": `W/${ETAG}`, "if-none-match": ETAG }, 412],
    [
      "If-Unmodified-Since goes before If-None-Match",
      { "if-unmodified-since": EARLIER, "if-none-match": ETAG },
      412,
    ],
    [
      "If-None-Match goes before If-Modified-Since",
      { "if-none-match": '"a"', "if-modified-since": MODIFIED },
      200,
    ],
    ["a weak tag matches If-None-Match", { "if-none-match": `"a", W/${ETAG}` }, 304],
    ["what is at hand is not sent, in part neither", { "if-none-match": ETAG, range: "bytes=0-1" }, 304],
    ["what is at hand has no range past its end", { "if-none-match": ETAG, range: "bytes=5000-" }, 304],
    [
      "a range past the end of another version gives the whole",
      { "if-range": '"a"', range: "bytes=5000-" },
      200,
    ],
    ["If-Range takes no weak tag", { "if-range": `W/${ETAG}`, range: "bytes=0-1" }, 200],
    [
      "If-Range takes no later date",
      { "if-range": "Sat, 01 Aug 2026 10:00:01 GMT", range: "bytes=0-1" },
      200,
    ],
    ["If-Range takes the exact date", { "if-range": MODIFIED, range: "bytes=0-1" }, 206],
    ["If-Range takes the tag", { "if-range": ETAG, range: "bytes=0-1" }, 206],
    ["If-Range without a range is nothing", { "if-range": ETAG }, 200],
  ])("%s", (_rule, asked, status) => {
    expect(decide(asked)[0]).toBe(status);
  });
});

describe("what is told", () => {
  test("of a part: where it stands in the whole, and how long it is itself", () => {
    expect(fileAnswer("GET", { range: "bytes=100-299" }, mediaOf(1000)).headers).toEqual({
      ...FILE_HEADERS,
      "Accept-Ranges": "bytes",
      "Cache-Control": "public, max-age=31536000, immutable",
      "Content-Length": "200",
      "Content-Range": "bytes 100-299/1000",
      "Content-Type": "audio/mpeg",
      ETag: ETAG,
      "Last-Modified": MODIFIED,
    });
  });

  test("of what is at hand: how it is to be kept, and nothing of a body", () => {
    const { headers } = fileAnswer("GET", { "if-none-match": ETAG }, mediaOf(1000));
    expect(headers).toMatchObject({ ETag: ETAG, "Last-Modified": MODIFIED });
    expect(Object.keys(headers).filter((name) => name.startsWith("Content-Length"))).toEqual([]);
  });

  test("to a proxy that sends it: where it is, and what the proxy does not know; tag, date and length are its own", () => {
    const answer = handedAnswer(mediaOf(1000), "/internal/", { "Content-Disposition": "attachment" });
    expect(answer).toEqual({
      status: 200,
      headers: {
        ...FILE_HEADERS,
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Disposition": "attachment",
        "Content-Length": "0",
        "Content-Type": "audio/mpeg",
        "X-Accel-Redirect": `/internal/${NAME}`,
      },
      part: null,
    });
  });
});
