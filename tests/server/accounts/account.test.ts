import { describe, expect, test } from "vitest";
import { accountData, removeAccount, renameAccount } from "#server/accounts/account.ts";
import { invite } from "#server/accounts/invitation.ts";
import { findSession } from "#server/accounts/session.ts";
import { signIn } from "#server/accounts/sign-in.ts";
import { hashToken } from "#server/accounts/token.ts";
import { watchVersion } from "#server/db/version.ts";
import { freshDatabase, overPostgresql } from "../database.ts";
import { newSignedInMember, prepareMembers, seen } from "./member.ts";

prepareMembers();

describe("an account", () => {
  test("has a new name, unless somebody else has it", async () => {
    const { db } = await freshDatabase();
    const { session } = await newSignedInMember(db, "Vera");
    await newSignedInMember(db, "Anton");
    expect(await renameAccount(db, session.account, "ANTON")).toEqual({ kind: "fault", fault: "nameTaken" });
    expect(await renameAccount(db, session.account, "VERA")).toEqual({ kind: "renamed", name: "VERA" });
    expect(await db.account.findFirst({ orderBy: { id: "asc" } })).toMatchObject({
      name: "VERA",
      key: "vera",
    });
  });

  test("can be taken along, without what is secret, and deleted with all that is its own", async () => {
    const { db } = await freshDatabase();
    const { session, token } = await newSignedInMember(db, "Vera");
    await newSignedInMember(db, "Anton");
    await invite(db, "listener", session.account.id);
    const data = await accountData(db, session.account);
    expect(data).toMatchObject({
      name: "Vera",
      role: "listener",
      recoveryCodesLeft: 8,
      sessions: [{ browser: "Firefox, Linux" }],
      invitations: [{ role: "listener" }],
    });
    expect(JSON.stringify(data)).not.toContain(hashToken(token));
    await removeAccount(db, session.account);
    expect(await findSession(db, token)).toBeNull();
    expect([
      await db.account.count(),
      await db.session.count(),
      await db.recoveryCode.count(),
      await db.invitation.count(),
    ]).toEqual([1, 1, 8, 0]);
  });

  // It reads the version as SQLite tells it.
  test.skipIf(overPostgresql)("changes nothing that is shown, whatever happens to it", async () => {
    const { db, file } = await freshDatabase();
    const version = watchVersion(file);
    const before = version();
    const { session } = await newSignedInMember(db, "Vera");
    await signIn(db, { ...seen, name: "Vera", password: "wrong" });
    await removeAccount(db, session.account);
    expect(version()).toBe(before);
  });
});
