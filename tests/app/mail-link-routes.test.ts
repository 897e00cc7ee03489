import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { beginSession, findSession } from "#server/accounts/session.ts";
import { nameOfLink } from "#server/accounts/sign-in-link.ts";
import { database } from "#server/db/client.ts";
import { newMember, noteOf, PASSWORD, SCRIPTED, sendForm, tokenIn } from "./account-forms.ts";
import { askForLink, mailsTo, newAddressed, openLink, prepareMail, somebody } from "./mail-forms.ts";

prepareMail();

describe("a link", () => {
  test("signs in whose it is, once, by a session that nobody could have chosen, and ends the one before", async () => {
    const { name } = await newAddressed("link@example.org");
    const other = await newMember("Here before", "listener");
    const token = await askForLink("link@example.org");
    expect(JSON.stringify(await database().mailedLink.findMany())).not.toContain(token);
    // To look at it uses nothing up.
    for (let look = 0; look < 3; look++) expect(await nameOfLink(database(), token)).toBe(name);
    const used = await openLink(token, other.cookie);
    expect([used.status, used.headers.get("location")]).toEqual([303, "/library"]);
    const [session] = used.headers.getSetCookie();
    expect(session).toMatch(
      /^__Host-session=[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(await findSession(database(), tokenIn(used))).toMatchObject({ account: { name } });
    expect(other.cookie).not.toContain(tokenIn(used));
    expect(await findSession(database(), other.cookie.split("=")[1])).toBeNull();
    const again = await openLink(token);
    expect(noteOf(again)).toMatchObject({ form: "link", fault: "linkOver", path: "/sign-in/link" });
    expect(tokenIn(again)).toBeUndefined();
    expect(await nameOfLink(database(), token)).toBeNull();
  });

  test("is used once by those who use it at the same time", async () => {
    await newAddressed("race@example.org");
    const token = await askForLink("race@example.org");
    const used = await Promise.all([openLink(token), openLink(token), openLink(token)]);
    expect(used.filter((response) => tokenIn(response) !== undefined)).toHaveLength(1);
  });

  test("works beside one that was asked for later, and ends it", async () => {
    await newAddressed("two@example.org");
    const [first, second] = [await askForLink("two@example.org"), await askForLink("two@example.org")];
    expect(second).not.toBe(first);
    expect(tokenIn(await openLink(first))).toHaveLength(43);
    expect(noteOf(await openLink(second))).toMatchObject({ fault: "linkOver" });
  });

  test.each([
    "//one.example",
    "https://two.example/",
    "/\\three.example",
    "/.//four.example",
    "javascript:alert(1)",
  ])("leads to this site alone, not to %j", async (next) => {
    const address = `${next.replace(/\W/g, "")}@example.org`;
    await newAddressed(address);
    const token = await askForLink(address, next);
    // Whatever is kept of it.
    await database().mailedLink.updateMany({ data: { next } });
    const location = (await openLink(token)).headers.get("location");
    expect(location).toMatch(/^\/settings\/account\?note=/);
  });

  test("is over after a quarter of an hour, and forgotten when the next is made", async () => {
    const { id, cookie } = await newAddressed("late@example.org");
    const token = await askForLink("late@example.org");
    const { createdAt, expiresAt } = await database().mailedLink.findFirstOrThrow({
      where: { accountId: id },
    });
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(15 * 60 * 1000);
    await database().mailedLink.updateMany({ where: { accountId: id }, data: { expiresAt: new Date() } });
    expect(noteOf(await openLink(token))).toMatchObject({ fault: "linkOver" });
    expect(await nameOfLink(database(), token)).toBeNull();
    const data = await sendForm("download", {}, somebody(cookie));
    const files = unzipSync(new Uint8Array(await data.arrayBuffer()));
    expect(strFromU8(files["account.json"] ?? new Uint8Array())).toContain('"linksSent": []');
    await askForLink("late@example.org");
    expect(await database().mailedLink.count({ where: { expiresAt: { lte: new Date() } } })).toBe(0);
  });

  test("is over for an account that has another address by now", async () => {
    const { id } = await newAddressed("moved@example.org");
    const token = await askForLink("moved@example.org");
    const elsewhere = { address: "elsewhere@example.org", key: "elsewhere@example.org" };
    await database().accountAddress.update({ where: { accountId: id }, data: elsewhere });
    expect(await nameOfLink(database(), token)).toBeNull();
    expect(noteOf(await openLink(token))).toMatchObject({ fault: "linkOver" });
  });

  test("is over once the address is removed or the password is new", async () => {
    for (const [form, fields] of [
      ["address/remove", { password: PASSWORD }],
      ["password", { password: PASSWORD, new: "another fine one" }],
    ] as const) {
      const { cookie } = await newAddressed("ended@example.org");
      const token = await askForLink("ended@example.org");
      await sendForm(form, fields, somebody(cookie));
      expect(noteOf(await openLink(token))).toMatchObject({ fault: "linkOver" });
    }
  });

  test.each([{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }])(
    "is used, asked for and confirmed by no page of others: %o",
    async (headers) => {
      const { cookie } = await newMember(
        `Forged ${JSON.stringify(headers)}`.replace(/\W/g, "").slice(0, 40),
        "host",
      );
      for (const form of [
        "sign-in/link",
        "sign-in/link/use",
        "address",
        "address/confirm",
        "address/remove",
      ]) {
        const response = await sendForm(
          form,
          { address: "a@example.org" },
          { ...somebody(cookie), ...headers },
        );
        expect([form, response.status, response.headers.getSetCookie()]).toEqual([form, 403, []]);
      }
    },
  );

  test("that is made up signs nobody in, and whoever tries many is not looked at", async () => {
    const client = somebody();
    const statuses = [];
    for (let number = 0; number < 51; number++) {
      const fields = { token: `made-up-${number}` };
      statuses.push((await sendForm("sign-in/link/use", fields, { ...SCRIPTED, ...client })).status);
    }
    expect(statuses).toEqual([...Array(50).fill(200), 429]);
  });
});

describe("who has just signed in by a link or a passkey", () => {
  test("sets a password without the one before, for ten minutes", async () => {
    const { id } = await newAddressed("forgot@example.org");
    const used = await openLink(await askForLink("forgot@example.org", ""));
    expect(noteOf(used)).toMatchObject({ form: "linkSignIn", path: "/settings/account" });
    const cookie = `__Host-session=${tokenIn(used)}`;
    const set = (word: string) => sendForm("password", { new: word }, somebody(cookie));
    expect(noteOf(await set("short"))).toMatchObject({ fault: "passwordShort" });
    const ago = new Date(Date.now() - 10 * 60 * 1000 - 1);
    const { createdAt } = await database().session.findFirstOrThrow({
      where: { accountId: id, begunBy: "mail" },
    });
    await database().session.updateMany({ where: { begunBy: "mail" }, data: { createdAt: ago } });
    expect(noteOf(await set("a password anew"))).toMatchObject({ fault: "passwordMissing" });
    await database().session.updateMany({ where: { begunBy: "mail" }, data: { createdAt } });
    expect(noteOf(await set("a password anew"))).toMatchObject({ form: "password", fault: null });
    const signedIn = await sendForm(
      "sign-in",
      { name: "forgot@example.org", password: "a password anew" },
      somebody(),
    );
    expect(tokenIn(signedIn)).toHaveLength(43);
  });

  test("sets an address without a password; deletes the account only with it", async () => {
    for (const begunBy of ["passkey", "mail"] as const) {
      const { id } = await newMember(`Just by ${begunBy}`, "listener");
      const cookie = `__Host-session=${await beginSession(database(), id, "", begunBy)}`;
      const address = `by-${begunBy}@example.org`;
      await sendForm("address", { address }, somebody(cookie));
      expect(await mailsTo(address)).toHaveLength(1);
      expect(noteOf(await sendForm("remove", {}, somebody(cookie)))).toMatchObject({
        fault: "passwordMissing",
      });
      expect(await database().account.count({ where: { id } })).toBe(1);
    }
  });
});
