import { setTimeout as wait } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { nameKey } from "#core/account/name.ts";
import { accountData, removeAccount, renameAccount } from "#server/accounts/account.ts";
import { firstHostLink } from "#server/accounts/first-host.ts";
import { invite } from "#server/accounts/invitation.ts";
import { hashPassword } from "#server/accounts/password.ts";
import { recover, renewCodes } from "#server/accounts/recovery.ts";
import {
  beginSession,
  endOwnSession,
  endSessions,
  findSession,
  listSessions,
} from "#server/accounts/session.ts";
import { signIn } from "#server/accounts/sign-in.ts";
import { signUp } from "#server/accounts/sign-up.ts";
import { hashToken } from "#server/accounts/token.ts";
import { parseConfig } from "#server/config.ts";
import { type Database, writeWhole } from "#server/db/client.ts";
import { watchVersion } from "#server/db/version.ts";
import { freshDatabase } from "../database.ts";

const PASSWORD = "four words that fit";
const DAY = 24 * 60 * 60 * 1000;
const seen = { client: "203.0.113.1", browser: "Firefox, Linux" };

let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

/** A listener with this name, signed in. */
async function newMember(db: Database, name: string) {
  const { id } = await db.account.create({
    data: { name, key: nameKey(name), role: "listener", passwordHash },
  });
  const codes = await writeWhole(db, (tx) => renewCodes(tx, id));
  const token = await beginSession(db, id, seen.browser);
  const session = await findSession(db, token);
  if (!session) throw new Error("No session");
  return { token, codes, session };
}

const tokenIn = (href: string) => new URL(href, "http://a").searchParams.get("invitation") ?? "";

describe("who signs up", () => {
  test("needs an invitation, which is good once, until it ends, and gives its role", async () => {
    const { db } = await freshDatabase();
    const asked = { ...seen, name: "Vera", address: "", password: PASSWORD, invitation: "" };
    expect(await signUp(db, "invite", asked)).toEqual({ kind: "fault", fault: "inviteOnly" });
    const invitation = tokenIn(await invite(db, "editor", null));
    expect(await signUp(db, "invite", { ...asked, name: "", invitation })).toEqual({
      kind: "fault",
      fault: "nameEmpty",
    });
    const signedUp = await signUp(db, "invite", { ...asked, invitation });
    expect(signedUp).toMatchObject({ kind: "signedUp", name: "Vera" });
    expect(await db.account.findFirst()).toMatchObject({ role: "editor" });
    const over = { kind: "fault", fault: "invitationOver" };
    expect(await signUp(db, "invite", { ...asked, name: "Anton", invitation })).toEqual(over);
    const late = tokenIn(await invite(db, "editor", null));
    await db.invitation.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await signUp(db, "invite", { ...asked, name: "Anton", invitation: late })).toEqual(over);
  });

  test("with one invitation at the same time is one person", async () => {
    const { db } = await freshDatabase();
    const invitation = tokenIn(await invite(db, "listener", null));
    const names = ["Vera", "Anton", "Mei"];
    const all = await Promise.all(
      names.map((name) =>
        signUp(db, "invite", { ...seen, name, address: "", password: PASSWORD, invitation }),
      ),
    );
    expect(all.filter(({ kind }) => kind === "signedUp")).toHaveLength(1);
    expect(await db.account.count()).toBe(1);
  });

  test("where it is closed has a link that was made at the server", async () => {
    const { db } = await freshDatabase();
    const { session } = await newMember(db, "Vera");
    const asked = { ...seen, name: "Anton", address: "", password: PASSWORD };
    expect(await signUp(db, "closed", { ...asked, invitation: "" })).toEqual({
      kind: "fault",
      fault: "closed",
    });
    const theirs = tokenIn(await invite(db, "listener", session.account.id));
    expect(await signUp(db, "closed", { ...asked, invitation: theirs })).toEqual({
      kind: "fault",
      fault: "closed",
    });
    const ours = tokenIn(await invite(db, "listener", null));
    expect(await signUp(db, "closed", { ...asked, invitation: ours })).toMatchObject({ kind: "signedUp" });
  });

  test("takes no name that somebody has, however it is typed", async () => {
    const { db } = await freshDatabase();
    await newMember(db, "Zoë");
    const asked = { ...seen, name: "ZOE\u0308", address: "", password: PASSWORD, invitation: "" };
    expect(await signUp(db, "open", asked)).toEqual({ kind: "fault", fault: "nameTaken" });
  });

  test("first does so by the newest link of the server, which is said while nobody is a host", async () => {
    const { db, file } = await freshDatabase();
    const config = parseConfig({ DATABASE_URL: `file:${file}` });
    const [stale, link] = [firstHostLink(config) ?? "", firstHostLink(config) ?? ""];
    const asked = { ...seen, name: "Vera", address: "", password: PASSWORD };
    expect(await signUp(db, "closed", { ...asked, invitation: tokenIn(stale) })).toEqual({
      kind: "fault",
      fault: "invitationOver",
    });
    await newMember(db, "Anton");
    expect(await signUp(db, "closed", { ...asked, invitation: tokenIn(link) })).toMatchObject({
      kind: "signedUp",
    });
    expect(await db.account.findFirst({ where: { name: "Vera" } })).toMatchObject({ role: "host" });
    expect(firstHostLink(config)).toBeNull();
  });
});

describe("a session", () => {
  test("is known by a token of 256 bits, of which only a hash is kept", async () => {
    const { db } = await freshDatabase();
    const { token, codes } = await newMember(db, "Vera");
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    const kept = JSON.stringify([
      await db.session.findMany(),
      await db.recoveryCode.findMany(),
      await db.account.findMany(),
    ]);
    expect(kept).toContain(hashToken(token));
    for (const secret of [token, PASSWORD, ...codes]) expect(kept).not.toContain(secret);
    expect(await findSession(db, `${token}x`)).toBeNull();
    expect(await findSession(db, hashToken(token))).toBeNull();
    expect(await findSession(db, undefined)).toBeNull();
  });

  test("is new at each sign-in", async () => {
    const { db } = await freshDatabase();
    const { token } = await newMember(db, "Vera");
    const again = await signIn(db, { ...seen, name: "Vera", password: PASSWORD });
    expect(again).toMatchObject({ kind: "signedIn", name: "Vera" });
    expect(again.kind === "signedIn" && again.token !== token).toBe(true);
  });

  test("ends when its browser was away too long, and in any case after a year", async () => {
    const { db } = await freshDatabase();
    const { token } = await newMember(db, "Vera");
    const at = (days: number) => findSession(db, token, new Date(Date.now() + days * DAY));
    expect(await at(89)).not.toBeNull();
    for (let day = 89; day < 365; day += 80) expect(await at(day)).not.toBeNull();
    expect(await at(366)).toBeNull();
    expect(await db.session.count()).toBe(0);
    const { token: other } = await newMember(db, "Anton");
    expect(await findSession(db, other, new Date(Date.now() + 91 * DAY))).toBeNull();
  });

  test("is noted as seen once an hour at most", async () => {
    const { db } = await freshDatabase();
    const { token } = await newMember(db, "Vera");
    const [first] = await db.session.findMany();
    await wait(5);
    await findSession(db, token);
    expect(await db.session.findMany()).toEqual([first]);
    const later = new Date(Date.now() + 2 * 60 * 60 * 1000);
    await findSession(db, token, later);
    expect(await db.session.findFirst()).toMatchObject({ seenAt: later });
  });

  test("is ended by its owner only", async () => {
    const { db } = await freshDatabase();
    const vera = await newMember(db, "Vera");
    const anton = await newMember(db, "Anton");
    await endOwnSession(db, anton.session.account.id, vera.session.id);
    expect(await findSession(db, vera.token)).not.toBeNull();
    await signIn(db, { ...seen, name: "Vera", password: PASSWORD });
    expect(await listSessions(db, vera.session.account.id)).toHaveLength(2);
    await endSessions(db, vera.session.account.id, vera.session.id);
    expect((await listSessions(db, vera.session.account.id)).map(({ id }) => id)).toEqual([vera.session.id]);
    expect(await findSession(db, anton.token)).not.toBeNull();
  });
});

describe("a recovery code", () => {
  test("sets a new password once, and ends all sessions", async () => {
    const { db } = await freshDatabase();
    const { token, codes } = await newMember(db, "Vera");
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
    const { codes } = await newMember(db, "Vera");
    await newMember(db, "Anton");
    for (const name of ["Anton", "Nobody"])
      expect(await recover(db, { ...seen, name, code: codes[0] ?? "", password: PASSWORD })).toEqual({
        kind: "wrong",
      });
  });
});

describe("who guesses", () => {
  test("is told to wait, whether there is such a name or not, and also with the right password", async () => {
    const { db } = await freshDatabase();
    const { codes } = await newMember(db, "Guessed");
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
    await newMember(db, "Often");
    for (let number = 0; number < 12; number++)
      expect(await signIn(db, { ...seen, name: "Often", password: PASSWORD })).toMatchObject({
        kind: "signedIn",
      });
  });
});

describe("an account", () => {
  test("has a new name, unless somebody else has it", async () => {
    const { db } = await freshDatabase();
    const { session } = await newMember(db, "Vera");
    await newMember(db, "Anton");
    expect(await renameAccount(db, session.account, "ANTON")).toEqual({ kind: "fault", fault: "nameTaken" });
    expect(await renameAccount(db, session.account, "VERA")).toEqual({ kind: "renamed", name: "VERA" });
    expect(await db.account.findFirst()).toMatchObject({ name: "VERA", key: "vera" });
  });

  test("can be taken along, without what is secret, and deleted with all that is its own", async () => {
    const { db } = await freshDatabase();
    const { session, token } = await newMember(db, "Vera");
    await newMember(db, "Anton");
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

  test("changes nothing that is shown, whatever happens to it", async () => {
    const { db, file } = await freshDatabase();
    const version = watchVersion(file);
    const before = version();
    const { session } = await newMember(db, "Vera");
    await signIn(db, { ...seen, name: "Vera", password: "wrong" });
    await removeAccount(db, session.account);
    expect(version()).toBe(before);
  });
});
