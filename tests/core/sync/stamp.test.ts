import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asDeviceId, asStamp, isAhead, stampAfter, timeOf } from "#core/sync/stamp.ts";

const NOW = 1_790_000_000_000;
const ONE = "device01";
const OTHER = "adevice0";

describe("a stamp", () => {
  test("is later than what was known when it was written, whatever the clock says", () => {
    const time = fc.integer({ min: -1000, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(fc.array(fc.tuple(time, fc.constantFrom(ONE, OTHER)), { minLength: 2 }), (written) => {
        let known: string | null = null;
        for (const [at, device] of written) {
          const stamp = stampAfter(known, at, device);
          expect(asStamp(stamp)).toBe(stamp);
          if (known !== null) expect(stamp > known).toBe(true);
          known = stamp;
        }
      }),
    );
  });

  test("sorts as text by time, and at one time by how much was written within it", () => {
    const [early, late] = [stampAfter(null, 999, ONE), stampAfter(null, 1000, ONE)];
    const after = stampAfter(late, 5, OTHER);
    expect([after, late, early].sort()).toEqual([early, late, after]);
    expect(timeOf(after)).toBe(1000);
  });

  test("goes on in the next millisecond where one is full", () => {
    const full = `${String(NOW).padStart(15, "0")}.999999.${ONE}`;
    expect(stampAfter(full, 0, ONE)).toBe(stampAfter(null, NOW + 1, ONE));
  });

  test("is ahead where it is later than clocks differ", () => {
    const of = (time: number) => stampAfter(null, time, ONE);
    expect(isAhead(of(NOW + 300_000), NOW)).toBe(false);
    expect(isAhead(of(NOW + 300_001), NOW)).toBe(true);
    expect(isAhead(of(0), NOW)).toBe(false);
  });

  test.each([
    "",
    "1.000000.device01",
    `${"9".repeat(16)}.000000.device01`,
    "001790000000000.000000.Device01",
    "001790000000000.000000.short",
    "001790000000000.00000.device01",
    "001790000000000.000000.device01\n",
    5,
    null,
  ])("%j is none", (value) => {
    expect(asStamp(value)).toBeUndefined();
  });

  test("a device is named by small letters and digits", () => {
    expect(asDeviceId("f1a1c3d2b7c84b4d9d0f1f1a1c3d2b7c")).toBeDefined();
    expect(
      ["short", "UPPER000", "a".repeat(33), "with-dash", "device0\n"].flatMap((id) => asDeviceId(id) ?? []),
    ).toEqual([]);
  });
});
