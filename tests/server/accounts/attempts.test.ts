import { expect, test } from "vitest";
import { attempt } from "#server/accounts/attempts.ts";
import type { Database } from "#server/db/client.ts";
import { busyError } from "#server/thread/busy.ts";
import { freshDatabase } from "../database.ts";

const WHO = { client: "192.0.2.1", nameKey: "ann" };

const counts = async (db: Database) => (await db.tally.findMany()).map(({ count }) => count);

test("a try that nobody could look at is not counted, and one that failed by itself is", async () => {
  const { db } = await freshDatabase();
  const failing = (error: Error) =>
    attempt(
      db,
      WHO,
      () => Promise.reject(error),
      () => true,
    );
  await expect(failing(busyError())).rejects.toThrow("Too much waits already");
  expect(await counts(db)).toEqual([0, 0]);
  await expect(failing(new Error("It failed"))).rejects.toThrow("It failed");
  expect(await counts(db)).toEqual([1, 1]);
});

test("one that succeeded does so, though that can be written nowhere just now", async () => {
  const { db } = await freshDatabase();
  const full = db.$extends({
    query: {
      tally: {
        updateMany: () => Promise.reject(Object.assign(new Error("It failed"), { code: "SQLITE_FULL" })),
      },
    },
  });
  const signedIn = await attempt(
    full as unknown as Database,
    WHO,
    async () => "signed in",
    () => true,
  );
  expect(signedIn).toBe("signed in");
});
