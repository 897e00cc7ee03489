import { describe, expect, test } from "vitest";
import { addAppPassword, findApp, listApps, removeAppPassword } from "#server/accounts/app-password.ts";
import { credentialsOf, isNamed } from "#server/apps/credentials.ts";
import { beginLogin, findWaitingApp, grantLogin, takeLogin } from "#server/apps/login-flow.ts";
import { account, db, HOUR, NOW, prepareApps, SITE } from "./app-account.ts";

prepareApps();

describe("the password of an app", () => {
  test("is of 140 bits, kept as a hash, and known however it was copied", async () => {
    const password = (await addAppPassword(db, account, "  AntennaPod  on my phone ")) ?? "";
    expect(password).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}$/);
    expect(JSON.stringify(await db.appPassword.findMany())).not.toContain(password);
    for (const typed of [password, password.toUpperCase(), password.replaceAll("-", " ")])
      expect(await findApp(db, typed)).toMatchObject({ account });
    expect(await findApp(db, "")).toBeNull();
    expect(await addAppPassword(db, account, " ")).toBeNull();
    expect(await listApps(db, account)).toMatchObject([{ name: "AntennaPod on my phone" }]);
  });

  test("is noted as used once an hour, and is over when its owner takes it back", async () => {
    const password = (await addAppPassword(db, account, "Kasts")) ?? "";
    expect((await listApps(db, account))[0]?.usedAt).toBeNull();
    const first = new Date(NOW);
    await findApp(db, password, first);
    await findApp(db, password, new Date(NOW + HOUR / 2));
    expect((await listApps(db, account))[0]?.usedAt).toEqual(first);
    await findApp(db, password, new Date(NOW + 2 * HOUR));
    expect((await listApps(db, account))[0]?.usedAt).toEqual(new Date(NOW + 2 * HOUR));
    const [app] = await listApps(db, account);
    await removeAppPassword(db, { ...account, id: account.id + 1 }, app?.id ?? 0);
    expect(await findApp(db, password)).not.toBeNull();
    await removeAppPassword(db, account, app?.id ?? 0);
    expect(await findApp(db, password)).toBeNull();
  });
});

describe("an app says who it is", () => {
  const basic = (bytes: Buffer) => new Headers({ authorization: `Basic ${bytes.toString("base64")}` });
  test.each(["utf8", "latin1"] as const)("in %s", (encoding) => {
    expect(credentialsOf(basic(Buffer.from("Zoë:a:b", encoding)))).toEqual({ name: "Zoë", password: "a:b" });
  });

  test("by the cookie, but not from a page", () => {
    expect(credentialsOf(new Headers({ cookie: "a=b; sessionid=word" }))).toEqual({
      name: null,
      password: "word",
    });
    for (const page of [{ origin: SITE }, { "sec-fetch-site": "same-origin" }])
      expect(credentialsOf(new Headers({ cookie: "sessionid=word", ...page }))).toBeNull();
  });

  test.each(["", "Bearer abc", "Basic", "Basic !", `Basic ${Buffer.from("word").toString("base64")}`])(
    "not by %j",
    (authorization) => {
      expect(credentialsOf(new Headers({ authorization }))).toBeNull();
    },
  );

  test("also with question marks for letters that Latin-1 lacks", () => {
    expect(isNamed("????", "Вера")).toBe(true);
    expect(isNamed("вера", "Вера")).toBe(true);
    expect(isNamed("????", "Vera")).toBe(false);
  });
});

describe("an app that waits to be let in", () => {
  test("is given a password once, by the token that only it knows", async () => {
    const { pollToken, pageToken } = await beginLogin(db, " AntennaPod/3.8.0 ");
    expect(pollToken).not.toBe(pageToken);
    expect([await takeLogin(db, pollToken), await findWaitingApp(db, pageToken)]).toEqual([
      null,
      "AntennaPod/3.8.0",
    ]);
    expect(await findWaitingApp(db, pollToken)).toBeNull();
    expect(await grantLogin(db, pageToken, account)).toBe(true);
    expect(await grantLogin(db, pageToken, account)).toBe(false);
    expect([await takeLogin(db, pageToken), await findWaitingApp(db, pageToken)]).toEqual([null, null]);
    const taken = await Promise.all([1, 2, 3].map(() => takeLogin(db, pollToken)));
    const [granted, ...others] = taken.filter((one) => one !== null);
    expect(others).toEqual([]);
    expect(granted?.loginName).toBe("Vera");
    expect(await findApp(db, granted?.appPassword ?? "")).toMatchObject({ account });
    expect(await takeLogin(db, pollToken)).toBeNull();
    expect(await db.appPassword.count()).toBe(1);
  });

  test("is let in once, however often its user presses at once, and has no password before it asks", async () => {
    const { pageToken } = await beginLogin(db, "Kasts");
    const grants = await Promise.all([1, 2, 3].map(() => grantLogin(db, pageToken, account)));
    expect(grants.toSorted()).toEqual([false, false, true]);
    expect(await db.appPassword.count()).toBe(0);
  });

  test("waits for twenty minutes", async () => {
    const { pageToken, pollToken } = await beginLogin(db, "Kasts", NOW);
    expect(await findWaitingApp(db, pageToken, NOW + 19 * 60_000)).toBe("Kasts");
    expect(await findWaitingApp(db, pageToken, NOW + 21 * 60_000)).toBeNull();
    expect(await grantLogin(db, pageToken, account, NOW + 21 * 60_000)).toBe(false);
    expect(await grantLogin(db, pageToken, account, NOW + 19 * 60_000)).toBe(true);
    expect(await takeLogin(db, pollToken, NOW + 21 * 60_000)).toBeNull();
  });

  test("is none of too many: those who came first go", async () => {
    const first = await beginLogin(db, "first");
    const expiresAt = new Date(Date.now() + 30 * 60_000);
    const next = Array.from({ length: 10_000 }, (_app, number) => `${number}`);
    await db.waitingApp.createMany({
      data: next.map((hash) => ({ pageHash: hash, pollHash: hash, agent: "next", expiresAt })),
    });
    await beginLogin(db, "last", Date.now() + 30 * 60_000);
    expect(await findWaitingApp(db, first.pageToken)).toBeNull();
    expect(await db.waitingApp.count()).toBeGreaterThan(0);
  });

  test("goes with the account that let it in", async () => {
    const { pageToken } = await beginLogin(db, "Kasts");
    await grantLogin(db, pageToken, account);
    await db.account.delete({ where: { id: account.id } });
    expect(await db.waitingApp.count()).toBe(0);
  });
});
