import { afterEach, describe, expect, test, vi } from "vitest";
import { answerUnlessBusy } from "#server/http/overload.ts";
import { BucketError } from "#server/media/bucket/bucket-error.ts";
import { hindranceOf, setbackOf } from "#server/setback.ts";
import { busyError } from "#server/thread/busy.ts";

afterEach(() => void vi.mocked(console.error).mockClear());

const withCode = (code: string) => Object.assign(new Error("It failed"), { code });

const SETBACKS: readonly (readonly [string, Error, string | null])[] = [
  ["another error", new Error("It failed"), null],
  ["something that is not there", withCode("P2025"), null],
  ["too much that waits", busyError(), "busy"],
  ["a file that another process writes", withCode("SQLITE_BUSY"), "busy"],
  ["a full disk under SQLite", withCode("SQLITE_FULL"), "diskFull"],
  ["a full disk under PostgreSQL", withCode("53100"), "diskFull"],
  ["a full disk under what is stored", withCode("ENOSPC"), "diskFull"],
  ["a server with too many connections", withCode("53300"), "databaseAway"],
  ["a pool that has none left", new Error("timeout exceeded when trying to connect"), "databaseAway"],
  ["a bucket that does not answer", new BucketError("GET a", 503, "SlowDown"), "mediaAway"],
];

test.each(SETBACKS)("what is met: %s", (_, error, kind) => {
  expect(setbackOf(error)).toBe(kind);
});

const REFUSALS: readonly (readonly [number | null, string, string | null])[] = [
  [null, "ECONNREFUSED", "mediaAway"],
  [503, "SlowDown", "mediaAway"],
  [429, "TooManyRequests", "mediaAway"],
  [403, "AccessDenied", "mediaAway"],
  [404, "NoSuchBucket", "mediaAway"],
  [404, "NoSuchKey", null],
  [400, "InvalidArgument", null],
  [400, "RequestTimeout", "mediaAway"],
  [405, "MethodNotAllowed", null],
  [411, "MissingContentLength", null],
  [413, "EntityTooLarge", null],
];

test.each(REFUSALS)("whether waiting mends what a bucket answers: %s %s", (status, code, kind) => {
  expect(hindranceOf(new BucketError("PUT a", status, code))).toBe(kind);
});

describe("a route that meets one", () => {
  const told = async (error: Error) => {
    const response = await answerUnlessBusy(() => Promise.reject(error));
    const { status, headers } = response;
    return [status, headers.get("retry-after"), headers.get("content-type"), await response.text()];
  };

  test("says that the disk is full", async () => {
    expect(await told(withCode("SQLITE_FULL"))).toEqual([
      507,
      "60",
      "application/problem+json",
      expect.stringContaining("The disk of this site is full, so nothing was changed."),
    ]);
    expect(console.error).toHaveBeenCalledOnce();
  });

  test("says when to come back", async () => {
    const away = await told(withCode("53300"));
    expect(away.slice(0, 2)).toEqual([503, "5"]);
    expect(console.error).toHaveBeenCalledOnce();
    expect((await told(busyError())).slice(0, 2)).toEqual([503, "5"]);
    expect(console.error).toHaveBeenCalledOnce();
  });

  test("fails by any other error", async () => {
    await expect(told(new Error("It failed"))).rejects.toThrow("It failed");
  });
});
