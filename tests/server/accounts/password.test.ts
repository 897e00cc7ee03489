import { scryptSync } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { nameKey } from "#core/account/name.ts";
import { hashPassword, isOutdated, isPassword } from "#server/accounts/password.ts";
import { signIn } from "#server/accounts/sign-in.ts";
import { isBusy } from "#server/thread/busy.ts";
import { freshDatabase } from "../database.ts";

vi.unmock("node:crypto");

const PASSWORD = "four words that fit";

describe("a password", () => {
  test("is kept with its cost and a salt of its own, and nothing of it", async () => {
    const [one, other] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
    expect(one).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect([await isPassword(PASSWORD, one), await isPassword(`${PASSWORD} `, one)]).toEqual([true, false]);
  });

  test("is the same however its letters are composed", async () => {
    expect(await isPassword("cafe\u0301 cafe\u0301", await hashPassword("café café"))).toBe(true);
  });

  test("of nobody is never right, not even that which it is looked for as", async () => {
    expect(await isPassword("", null)).toBe(false);
  });

  test("of nobody waits for its turn as others do, and is refused when too many wait", async () => {
    const quick = "scrypt$1$8$1$$";
    const many = Array.from({ length: 18 }, () => isPassword("", `${quick}${"A".repeat(43)}`));
    const refused = await isPassword("", null).catch(isBusy);
    expect([refused, (await Promise.all(many)).length]).toEqual([true, 18]);
  });

  test("that was kept at another cost is kept anew when it is next used", async () => {
    const { db } = await freshDatabase();
    // That of an older Playhead: log2 N 10, r 8, p 1, and no salt.
    const key = scryptSync(PASSWORD, "", 32, { N: 1024 }).toString("base64url");
    await db.account.create({
      data: { name: "Vera", key: nameKey("Vera"), role: "listener", passwordHash: `scrypt$10$8$1$$${key}` },
    });
    expect(
      await signIn(db, { name: "vera", password: PASSWORD, client: "203.0.113.1", browser: "" }),
    ).toMatchObject({
      kind: "signedIn",
    });
    const kept = await db.account.findFirstOrThrow();
    expect(isOutdated(kept.passwordHash)).toBe(false);
    expect(await isPassword(PASSWORD, kept.passwordHash)).toBe(true);
  });
});
