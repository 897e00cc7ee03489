import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { invite } from "#server/accounts/invitation.ts";
import { findSession } from "#server/accounts/session.ts";
import { database } from "#server/db/client.ts";
import {
  newMember,
  newSession,
  noteOf,
  PASSWORD,
  prepareAccounts,
  SCRIPTED,
  sendForm,
  tokenIn,
} from "./account-forms.ts";

prepareAccounts();

describe("a sign-in", () => {
  test("sets a cookie that only this host has, no script reads and no other site sends", async () => {
    await newMember("Vera", "listener");
    const response = await sendForm("sign-in", { name: "vera", password: PASSWORD, next: "/shows/a?t=1" });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/shows/a?t=1"]);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const [session, name] = response.headers.getSetCookie();
    expect(session).toMatch(
      /^__Host-session=[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure$/,
    );
    // This one says no more than the header shows.
    expect(name).toBe("account=Vera; Path=/; Max-Age=31536000; SameSite=Lax; Secure");
  });

  test("makes a session that nobody could have chosen, and ends the one before", async () => {
    const { cookie } = await newMember("Fixed", "listener");
    for (const given of [cookie, "__Host-session=chosen", "session=chosen"]) {
      const response = await sendForm("sign-in", { name: "fixed", password: PASSWORD }, { cookie: given });
      const cookies = response.headers.getSetCookie();
      expect(cookies.map((one) => one.split("=")[0])).toEqual(["__Host-session", "account", "role", "visit"]);
      const token = tokenIn(response);
      expect(given).not.toContain(token);
      expect(await findSession(database(), token)).toMatchObject({ account: { name: "Fixed" } });
    }
    expect(await findSession(database(), cookie.split("=")[1])).toBeNull();
    expect(await findSession(database(), "chosen")).toBeNull();
  });

  test.each(["//one.example", "https://two.example/", "/\\three.example", "/.//four.example", ""])(
    "leads to this site alone, not to %j",
    async (next) => {
      await newMember(`Led ${next.replace(/\W/g, "")}`, "listener");
      const fields = { name: `Led ${next.replace(/\W/g, "")}`, password: PASSWORD, next };
      expect((await sendForm("sign-in", fields)).headers.get("location")).toBe("/");
    },
  );

  test("that is wrong says the same of a name that is there and of one that is not", async () => {
    await newMember("Known", "listener");
    const answers = [];
    for (const name of ["Known", "Not known", "", "a:b"]) {
      const response = await sendForm("sign-in", { name, password: "wrong", next: "/library" }, SCRIPTED);
      const { id, name: typed, ...note } = { name: "", id: "", ...noteOf(response) };
      expect(typed).toBe(name);
      const { href } = z.object({ href: z.string(), done: z.literal(false) }).parse(await response.json());
      answers.push({
        status: response.status,
        href: href.replace(String(id), ""),
        note,
        headers: [...response.headers].filter(([header]) => header !== "set-cookie"),
        cookies: response.headers.getSetCookie().length,
      });
    }
    expect(answers[0]).toMatchObject({ status: 200, note: { fault: "wrong", path: "/sign-in" } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test("keeps what was typed out of addresses, and the password out of all", async () => {
    const response = await sendForm("sign-in", { name: "Typed here", password: "secretly" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toMatch(/^\/sign-in\?note=[\w-]+$/);
    expect(noteOf(response)).toMatchObject({ name: "Typed here" });
    expect(JSON.stringify([...response.headers])).not.toContain("secretly");
    expect(JSON.stringify(noteOf(response))).not.toContain("secretly");
  });

  test("is not looked at after many that were wrong, for a name or from an address", async () => {
    await newMember("Guessed", "listener");
    const guess = (name: string, password: string, address: string) =>
      sendForm("sign-in", { name, password }, { ...SCRIPTED, "x-forwarded-for": address });
    const statuses = [];
    for (let number = 0; number < 11; number++)
      statuses.push((await guess("Guessed", "wrong", `198.51.100.${number}`)).status);
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    const right = await guess("guessed", PASSWORD, "198.51.100.99");
    expect([right.status, tokenIn(right)]).toEqual([429, undefined]);
    expect(noteOf(right)).toMatchObject({ fault: "later", name: "guessed" });
  });
});

describe("a sign-up", () => {
  test("leads to codes that are shown once, in a cookie of that page alone", async () => {
    const [, invitation = ""] = (await invite(database(), "listener", null)).split("invitation=");
    const fields = { name: "Newly", password: PASSWORD, invitation, next: "/library" };
    const response = await sendForm("sign-up", fields);
    expect(response.headers.get("location")).toMatch(/^\/settings\/account\/codes\?next=%2Flibrary&note=/);
    const { path, shown } = { shown: [], ...noteOf(response) };
    expect([path, shown.length]).toEqual(["/settings/account/codes", 8]);
    expect(tokenIn(response)).toHaveLength(43);
    const kept = await sendForm(
      "codes/kept",
      { next: "/library" },
      {
        cookie: response.headers.getSetCookie()[0]?.split(";")[0] ?? "",
      },
    );
    expect(kept.headers.get("location")).toBe("/library");
    expect(kept.headers.getSetCookie()).toEqual([
      "note=; Path=/settings/account/codes; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
    ]);
  });

  test("without an invitation learns nothing of names", async () => {
    await newMember("Taken", "listener");
    for (const invitation of ["", "made-up"]) {
      const [one, other] = [
        noteOf(await sendForm("sign-up", { name: "Taken", password: PASSWORD, invitation })),
        noteOf(await sendForm("sign-up", { name: "Free", password: PASSWORD, invitation })),
      ];
      expect({ ...one, id: "", name: "" }).toEqual({ ...other, id: "", name: "" });
    }
  });
});

describe("a form", () => {
  test.each([
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "https://pod.example.org.evil.example" },
    { origin: "" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
  ])("from elsewhere does nothing: %o", async (headers) => {
    const { id, cookie } = await newMember(
      `Forged ${JSON.stringify(headers).replace(/\W/g, "")}`.slice(0, 40),
      "host",
    );
    for (const form of ["sign-in", "sign-out", "name", "sessions", "remove", "invitations", "download"]) {
      const response = await sendForm(
        form,
        { name: "X", role: "host", password: PASSWORD },
        { cookie, ...headers },
      );
      expect([form, response.status, response.headers.getSetCookie()]).toEqual([form, 403, []]);
    }
    expect(await database().session.count({ where: { accountId: id } })).toBe(1);
  });

  test("that is too long is not read", async () => {
    expect((await sendForm("sign-in", { name: "a".repeat(9000), password: "" })).status).toBe(413);
  });

  test("whose session has ended has the browser forget it, and the name that is shown", async () => {
    const cookie = "__Host-session=over; account=Vera";
    const response = await sendForm("name", { name: "Vera" }, { ...SCRIPTED, cookie });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ href: "/sign-in?next=%2Fsettings%2Faccount", done: false });
    expect(response.headers.getSetCookie()).toEqual([
      "__Host-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure",
      "account=; Path=/; Max-Age=0; SameSite=Lax; Secure",
      "role=; Path=/; Max-Age=0; SameSite=Lax; Secure",
      "visit=; Path=/; Max-Age=0; SameSite=Lax; Secure",
    ]);
  });
});

describe("somebody who is signed in", () => {
  test("ends other sessions by a new password, and has a new token", async () => {
    const { id, cookie } = await newMember("Careful", "listener");
    const other = await newSession(id);
    const wrong = await sendForm(
      "password",
      { password: "wrong", new: "another fine one" },
      { ...SCRIPTED, cookie },
    );
    expect([wrong.status, noteOf(wrong)]).toMatchObject([200, { fault: "wrongPassword" }]);
    const response = await sendForm("password", { password: PASSWORD, new: "another fine one" }, { cookie });
    const token = tokenIn(response);
    expect(await findSession(database(), token)).not.toBeNull();
    for (const old of [cookie, other]) expect(await findSession(database(), old.split("=")[1])).toBeNull();
  });

  test("changes nothing of others", async () => {
    const [vera, anton] = [await newMember("Own", "host"), await newMember("Not own", "listener")];
    const [session] = await database().session.findMany({ where: { accountId: anton.id } });
    await sendForm("sessions", { id: String(session?.id) }, { cookie: vera.cookie });
    await sendForm("sessions", {}, { cookie: vera.cookie });
    expect(await findSession(database(), anton.cookie.split("=")[1])).not.toBeNull();
    await invite(database(), "listener", vera.id);
    const invitation = await database().invitation.findFirstOrThrow({ where: { inviterId: vera.id } });
    const host = await newMember("Other host", "host");
    await sendForm("invitations/withdraw", { id: String(invitation.id) }, { cookie: host.cookie });
    expect(await database().invitation.count({ where: { id: invitation.id } })).toBe(1);
    await sendForm("invitations/withdraw", { id: String(invitation.id) }, { cookie: vera.cookie });
    expect(await database().invitation.count({ where: { id: invitation.id } })).toBe(0);
  });

  test("takes their data along, and deletes them only with the password", async () => {
    const { id, cookie } = await newMember("Leaving", "listener");
    const data = await sendForm("download", {}, { cookie });
    expect(data.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(data.headers.get("content-type")).toBe("application/zip");
    const files = unzipSync(new Uint8Array(await data.arrayBuffer()));
    expect(Object.keys(files)).toEqual(["account.json"]);
    expect(JSON.parse(strFromU8(files["account.json"] ?? new Uint8Array()))).toMatchObject({
      name: "Leaving",
    });
    await sendForm("remove", { password: "wrong" }, { cookie });
    expect(await database().account.count({ where: { id } })).toBe(1);
    const removed = await sendForm("remove", { password: PASSWORD }, { cookie });
    expect(removed.headers.get("location")).toBe("/");
    expect(removed.headers.getSetCookie().every((one) => one.includes("Max-Age=0"))).toBe(true);
    expect(await database().account.count({ where: { id } })).toBe(0);
  });
});
