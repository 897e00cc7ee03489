import { describe, expect, test } from "vitest";
import { recover } from "#server/accounts/recovery.ts";
import { findSession } from "#server/accounts/session.ts";
import { signIn } from "#server/accounts/sign-in.ts";
import { freshDatabase } from "../database.ts";
import { newSignedInMember, PASSWORD, prepareMembers, seen } from "./member.ts";

prepareMembers();

describe("a recovery code", () => {
  test("sets a new password once, and ends all sessions", async () => {
    const { db } = await freshDatabase();
    const { token, codes } = await newSignedInMember(db, "Vera");
    const asked = {
      ...seen,
      name: " vera",
      code: codes[3]?.toUpperCase() ?? "",
      password: "another fine one",
    };
    const recovered = await recover(db, asked);
    expect(recovered).toMatchObject({ kind: "signedIn", name: "Vera" });
    expect(await findSession(db, token)).toBeNull();
    expect(await signIn(db, { ...seen, name: "Vera", password: PASSWORD })).toEqual({ kind: "wrong" });
    expect(await signIn(db, { ...seen, name: "Vera", password: "another fine one" })).toMatchObject({
      kind: "signedIn",
    });
    expect(await recover(db, asked)).toEqual({ kind: "wrong" });
    expect(await db.recoveryCode.count()).toBe(codes.length - 1);
  });

  test("of somebody else is as wrong as one of nobody", async () => {
    const { db } = await freshDatabase();
    const { codes } = await newSignedInMember(db, "Vera");
    await newSignedInMember(db, "Anton");
    for (const name of ["Anton", "Nobody"])
      expect(await recover(db, { ...seen, name, code: codes[0] ?? "", password: PASSWORD })).toEqual({
        kind: "wrong",
      });
  });
});

describe("who guesses", () => {
  test("is told to wait, whether there is such a name or not, and also with the right password", async () => {
    const { db } = await freshDatabase();
    const { codes } = await newSignedInMember(db, "Guessed");
    for (const name of ["Guessed", "Unguessed"]) {
      const guess = (password: string, number: number) =>
        signIn(db, { name, password, client: `198.51.100.${number}`, browser: "" });
      const all = await Promise.all(Array.from({ length: 14 }, (_, number) => guess("wrong", number)));
      expect(all.filter(({ kind }) => kind === "wrong")).toHaveLength(10);
      const later = await guess(PASSWORD, 99);
      expect(later.kind === "later" && later.seconds > 0 && later.seconds <= 900).toBe(true);
    }
    // Their owner is not kept out: a recovery code cannot be guessed.
    const asked = { ...seen, name: "Guessed", code: codes[0] ?? "", password: PASSWORD };
    expect(await recover(db, asked)).toMatchObject({ kind: "signedIn" });
  });

  test("among many names is told to wait as well", async () => {
    const { db } = await freshDatabase();
    const client = "192.0.2.7";
    const outcomes = [];
    for (let number = 0; number < 51; number++)
      outcomes.push(
        await recover(db, { name: `n${number}`, code: "x", password: PASSWORD, client, browser: "" }),
      );
    expect(outcomes.filter(({ kind }) => kind === "wrong")).toHaveLength(50);
    expect(outcomes.at(-1)?.kind).toBe("later");
  });

  test("and is right is not counted", async () => {
    const { db } = await freshDatabase();
    await newSignedInMember(db, "Often");
    for (let number = 0; number < 12; number++)
      expect(await signIn(db, { ...seen, name: "Often", password: PASSWORD })).toMatchObject({
        kind: "signedIn",
      });
  });
});
