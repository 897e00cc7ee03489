import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import {
  beginSession,
  endOwnSession,
  endSessions,
  findSession,
  listSessions,
} from "#server/accounts/session.ts";
import { signIn } from "#server/accounts/sign-in.ts";
import { hashToken } from "#server/accounts/token.ts";
import { freshDatabase } from "../database.ts";
import { newSignedInMember, PASSWORD, prepareMembers, seen } from "./member.ts";

const DAY = 24 * 60 * 60 * 1000;

prepareMembers();

describe("a session", () => {
  test("is known by a token of 256 bits, of which only a hash is kept", async () => {
    const { db } = await freshDatabase();
    const { token, codes } = await newSignedInMember(db, "Vera");
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
    const { token } = await newSignedInMember(db, "Vera");
    const again = await signIn(db, { ...seen, name: "Vera", password: PASSWORD });
    expect(again).toMatchObject({ kind: "signedIn", name: "Vera" });
    expect(again.kind === "signedIn" && again.token !== token).toBe(true);
  });

  test("ends when its browser was away too long, and in any case after a year", async () => {
    const { db } = await freshDatabase();
    const { token } = await newSignedInMember(db, "Vera");
    const at = (days: number) => findSession(db, token, new Date(Date.now() + days * DAY));
    expect(await at(89)).not.toBeNull();
    for (let day = 89; day < 365; day += 80) expect(await at(day)).not.toBeNull();
    expect(await at(366)).toBeNull();
    expect(await db.session.count()).toBe(0);
    const { token: other } = await newSignedInMember(db, "Anton");
    expect(await findSession(db, other, new Date(Date.now() + 91 * DAY))).toBeNull();
  });

  test("that is over is forgotten when its owner's next begins, and nobody else's", async () => {
    const { db } = await freshDatabase();
    const [{ session }, { session: anothers }] = [
      await newSignedInMember(db, "Vera"),
      await newSignedInMember(db, "Anton"),
    ];
    await db.session.updateMany({ data: { seenAt: new Date(Date.now() - 91 * DAY) } });
    await beginSession(db, session.account.id, "");
    expect(await db.session.findFirst({ where: { id: session.id } })).toBeNull();
    expect(await db.session.count()).toBe(2);
    expect(await db.session.findFirst({ where: { id: anothers.id } })).not.toBeNull();
  });

  test("is noted as seen once an hour at most", async () => {
    const { db } = await freshDatabase();
    const { token } = await newSignedInMember(db, "Vera");
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
    const vera = await newSignedInMember(db, "Vera");
    const anton = await newSignedInMember(db, "Anton");
    await endOwnSession(db, anton.session.account.id, vera.session.id);
    expect(await findSession(db, vera.token)).not.toBeNull();
    await signIn(db, { ...seen, name: "Vera", password: PASSWORD });
    expect(await listSessions(db, vera.session.account.id)).toHaveLength(2);
    await endSessions(db, vera.session.account.id, vera.session.id);
    expect((await listSessions(db, vera.session.account.id)).map(({ id }) => id)).toEqual([vera.session.id]);
    expect(await findSession(db, anton.token)).not.toBeNull();
  });
});
