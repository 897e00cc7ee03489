import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  FEED_LIMITER,
  type Limiter,
  limited,
  openLimiter,
  SEARCH_LIMITER,
  SUGGEST_LIMITER,
} from "#server/http/rate-limit.ts";
import { sharedCounts } from "#server/http/shared-counts.ts";
import { ask, expectProblem } from "../api/asking.ts";

describe("who asks too often", () => {
  let limiter: Limiter;
  beforeEach(({ task }) => {
    limiter = openLimiter(task.id, 2);
  });
  const from = (address: string) => ask("/", { "x-forwarded-for": address });

  test("is told when to come back", async () => {
    expect([limited(from("a"), limiter), limited(from("a"), limiter)]).toEqual([null, null]);
    const refusal = limited(from("a"), limiter);
    if (refusal === null) throw new Error("a third request was answered");
    const seconds = Number(refusal.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refusal.headers.get("ratelimit-policy")).toBe(`"${limiter.name}";q=2;w=60`);
    expect(refusal.headers.get("ratelimit")).toBe(`"${limiter.name}";r=0;t=${seconds}`);
    expect((await expectProblem(refusal, 429)).detail).toContain(`in ${seconds} s`);
  });

  test("is answered again after a minute", async () => {
    vi.useFakeTimers();
    try {
      for (let i = 0; i < 3; i++) limited(from("a"), limiter);
      vi.advanceTimersByTime(60_000);
      expect(limited(from("a"), limiter)).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  test("is known by what the nearest proxy wrote, not by what came with the request", async () => {
    for (const address of ["1, b", "2,b"]) expect(limited(from(address), limiter)).toBeNull();
    expect(limited(from("3, b"), limiter)).not.toBeNull();
    expect(limited(from("b, c"), limiter)).toBeNull();
    expect(limited(ask("/"), limiter)).toBeNull();
  });

  test("fills no memory with invented addresses", () => {
    for (let i = 0; i < 70_000; i++) limited(from(`${i}`), limiter);
    expect(sharedCounts().size).toBeLessThanOrEqual(65_536 + 10);
  });

  test("may search and read feeds once a second, and type as fast as anybody can", () => {
    expect([SEARCH_LIMITER, SUGGEST_LIMITER, FEED_LIMITER].map(({ quota }) => quota)).toEqual([60, 600, 60]);
  });
});
