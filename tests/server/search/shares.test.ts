import { expect, test } from "vitest";
import { Shares } from "#server/search/shares.ts";
import { isBusy } from "#server/thread/busy.ts";

test("a client with eight questions waiting is asked to come back, and nobody else is", async () => {
  const shares = new Shares();
  const ends: (() => void)[] = [];
  const wait = () => new Promise<string>((resolve) => ends.push(() => resolve("found")));
  const waiting = Array.from({ length: 8 }, () => shares.take("2001:db8:1:2::1", wait));
  const refused = await shares.take("2001:db8:1:2::ffff", wait).catch((error) => error);
  expect(isBusy(refused)).toBe(true);
  expect(await shares.take("2001:db8:1:3::1", async () => "found")).toBe("found");
  ends[0]?.();
  await waiting[0];
  expect(await shares.take("2001:db8:1:2::1", async () => "found")).toBe("found");
  for (const end of ends) end();
  expect(await Promise.all(waiting)).toHaveLength(8);
});

test("a question that fails leaves room for the next", async () => {
  const shares = new Shares();
  for (let count = 0; count < 20; count++)
    await expect(shares.take("a", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await shares.take("a", async () => "found")).toBe("found");
});
