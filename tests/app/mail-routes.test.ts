import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { addressOfLink } from "#server/accounts/account-address.ts";
import { invite } from "#server/accounts/invitation.ts";
import { beginSession, findSession } from "#server/accounts/session.ts";
import { nameOfLink } from "#server/accounts/sign-in-link.ts";
import { database } from "#server/db/client.ts";
import { allAnswered } from "#server/mail/after-answer.ts";
import { DullHost, LOGIN, MailHost } from "../support/mail-host.ts";
import { headerOf, linkIn, type ReadMail } from "../support/read-mail.ts";
import {
  newMember,
  noteOf,
  PASSWORD,
  prepareAccounts,
  SCRIPTED,
  sendForm,
  tokenIn,
} from "./account-forms.ts";

let host: MailHost;
let port = 0;
beforeAll(async () => {
  host = await MailHost.open({ asksLogin: true });
  ({ port } = host);
});
afterAll(() => host.close());
const secret = (part: string) => encodeURIComponent(part);
prepareAccounts(() => ({
  SMTP_URL: `smtp://${secret(LOGIN.user)}:${secret(LOGIN.password)}@127.0.0.1:${port}`,
  MAIL_FROM: "Playhead <podcasts@example.org>",
}));
beforeEach(() => {
  host.mails.length = 0;
});

let clients = 0;
/** The headers of somebody who has asked for nothing yet. */
function somebody(cookie = ""): Readonly<Record<string, string>> {
  clients += 1;
  return { "x-forwarded-for": `198.51.${clients >> 8}.${clients & 255}`, ...(cookie && { cookie }) };
}

/** What was sent since, to whom. */
async function mailsTo(address: string): Promise<readonly ReadMail[]> {
  await allAnswered();
  return host.mails.filter(({ to }) => to.includes(address));
}

/** The token of the link that was sent last to an address. */
async function tokenSentTo(address: string): Promise<string> {
  const mails = await mailsTo(address);
  return (
    linkIn(mails.at(-1) ?? { text: "" })
      .split("/")
      .at(-1) ?? ""
  );
}

let names = 0;
/** Somebody who is signed in and has confirmed an address. */
async function newAddressed(address: string) {
  names += 1;
  const name = `Addressed ${names}`;
  const { id, cookie } = await newMember(name, "listener");
  await database().accountAddress.create({
    data: { accountId: id, address, key: address.toLowerCase() },
  });
  return { id, cookie, name };
}

async function askForLink(address: string, next = "/library"): Promise<string> {
  await sendForm("sign-in/link", { address, next }, somebody());
  return tokenSentTo(address);
}

const openLink = (token: string, cookie = "") => sendForm("sign-in/link/use", { token }, somebody(cookie));
const addressKept = (id: number) => database().accountAddress.findUnique({ where: { accountId: id } });

describe("an address", () => {
  test("is an account's once the link is used that was sent there, by who is signed in to it, and once", async () => {
    const [vera, anton] = [await newMember("Vera", "listener"), await newMember("Anton", "host")];
    const set = await sendForm(
      "address",
      { address: "Vera@Example.org", password: PASSWORD },
      { ...somebody(vera.cookie), "x-locale": "ru" },
    );
    expect(noteOf(set)).toMatchObject({ form: "address", fault: null, path: "/settings/account" });
    const [mail] = await mailsTo("Vera@example.org");
    if (!mail) throw new Error("No mail");
    expect(headerOf(mail, "subject")).toBe("Подтвердите адрес: Playhead (pod.example.org)");
    expect(linkIn(mail)).toMatch(/^https:\/\/pod\.example\.org\/settings\/account\/address\/[\w-]{43}$/);
    const token = linkIn(mail).split("/").at(-1) ?? "";
    expect(JSON.stringify(await database().mailedLink.findMany())).not.toContain(token);
    // Before, it signs nobody in.
    const signIn = () => sendForm("sign-in", { name: "VERA@example.ORG", password: PASSWORD }, somebody());
    expect(noteOf(await signIn())).toMatchObject({ fault: "wrong" });
    await sendForm("sign-in/link", { address: "vera@example.org" }, somebody());
    expect(await mailsTo("Vera@example.org")).toHaveLength(1);

    const confirm = (cookie: string) =>
      sendForm("address/confirm", { token }, { ...SCRIPTED, ...somebody(cookie) });
    expect((await confirm("")).status).toBe(401);
    expect(noteOf(await confirm(anton.cookie))).toMatchObject({ fault: "confirmOver" });
    // To look at it, as programs do that read mail before people, confirms nothing.
    const veras = { id: vera.id, name: "", role: "listener" } as const;
    expect(await addressOfLink(database(), veras, token)).toBe("Vera@example.org");
    expect(await addressOfLink(database(), { ...veras, id: anton.id }, token)).toBeNull();
    expect(await addressKept(vera.id)).toBeNull();
    expect(noteOf(await confirm(vera.cookie))).toMatchObject({ form: "addressConfirmed", fault: null });
    expect(noteOf(await confirm(vera.cookie))).toMatchObject({ fault: "confirmOver" });
    expect(tokenIn(await signIn())).toHaveLength(43);
  });

  test.each([
    ["wrong", "wrongPassword"],
    ["", "passwordMissing"],
  ])(
    "is set only with the password, not with %j; and what was typed is not lost",
    async (password, fault) => {
      const { id, cookie } = await newMember(`Set ${fault}`, "listener");
      const fields = { address: "typed@example.org", password };
      const set = await sendForm("address", fields, somebody(cookie));
      expect(noteOf(set)).toMatchObject({ form: "address", fault, address: "typed@example.org" });
      expect(set.headers.get("location")).not.toContain("typed");
      expect(await mailsTo("typed@example.org")).toEqual([]);
      expect(await database().mailedLink.count({ where: { accountId: id } })).toBe(0);
    },
  );

  test("is removed only with the password, and told of it", async () => {
    const { id, cookie } = await newAddressed("removed@example.org");
    await sendForm("address/remove", { password: "wrong" }, somebody(cookie));
    expect(await addressKept(id)).not.toBeNull();
    await sendForm("address/remove", { password: PASSWORD }, somebody(cookie));
    expect(await addressKept(id)).toBeNull();
    const [told] = await mailsTo("removed@example.org");
    expect(told && headerOf(told, "subject")).toBe("Your e-mail at Playhead (pod.example.org) was changed");
  });

  test("that another has is said to be so on the page of its link alone, to whom it belongs", async () => {
    const owner = await newAddressed("owned@example.org");
    const { id, cookie } = await newMember("Wants it", "listener");
    const answers = [];
    for (const address of ["owned@example.org", "free@example.org"]) {
      const response = await sendForm(
        "address",
        { address, password: PASSWORD },
        { ...SCRIPTED, ...somebody(cookie) },
      );
      const { id: note, ...said } = { id: "", ...noteOf(response) };
      answers.push([response.status, (await response.text()).replace(note, ""), said]);
      const mails = await mailsTo(address);
      answers.push(mails.map((mail) => [headerOf(mail, "subject"), mail.text.replace(/address\/.*/, "")]));
      if (address === "owned@example.org") {
        const token = await tokenSentTo(address);
        expect(noteOf(await sendForm("address/confirm", { token }, somebody(cookie)))).toMatchObject({
          fault: "addressTaken",
        });
      }
    }
    expect(answers.slice(0, 2)).toEqual(answers.slice(2));
    expect(await addressKept(id)).toBeNull();
    expect(await addressKept(owner.id)).not.toBeNull();
  });

  test("that takes another's place is told to that, and what was sent there signs nobody in", async () => {
    const { id, cookie } = await newAddressed("before@example.org");
    const old = await askForLink("before@example.org");
    await sendForm("address", { address: "after@example.org", password: PASSWORD }, somebody(cookie));
    // Not yet: who mistypes the new one keeps the old.
    expect(await nameOfLink(database(), old)).not.toBeNull();
    const token = await tokenSentTo("after@example.org");
    await sendForm("address/confirm", { token }, somebody(cookie));
    expect((await addressKept(id))?.address).toBe("after@example.org");
    expect((await mailsTo("before@example.org")).map((mail) => headerOf(mail, "subject")).at(-1)).toBe(
      "Your e-mail at Playhead (pod.example.org) was changed",
    );
    expect(noteOf(await openLink(old))).toMatchObject({ fault: "linkOver" });
    expect(await askForLink("before@example.org")).not.toBe("");
    expect(await database().mailedLink.count({ where: { accountId: id } })).toBe(0);
  });

  test("that is asked for again is confirmed by the later link alone", async () => {
    const { id, cookie } = await newMember("Twice", "listener");
    const tokens = [];
    for (const address of ["first@example.org", "second@example.org"]) {
      await sendForm("address", { address, password: PASSWORD }, somebody(cookie));
      tokens.push(await tokenSentTo(address));
    }
    const [first = "", second = ""] = tokens;
    const confirm = (token: string) => sendForm("address/confirm", { token }, somebody(cookie));
    expect(noteOf(await confirm(first))).toMatchObject({ fault: "confirmOver" });
    await confirm(second);
    expect((await addressKept(id))?.address).toBe("second@example.org");
  });

  test.each(["vera", "a@b.example\r\nBcc: evil@example.org", "a@b.example, evil@example.org", ""])(
    "is not %j",
    async (address) => {
      const { cookie } = await newMember(`Not ${address.replace(/\W/g, "")}`.slice(0, 40), "listener");
      const set = await sendForm("address", { address, password: PASSWORD }, somebody(cookie));
      expect(noteOf(set)).toMatchObject({ fault: "addressWrong", address });
      expect(noteOf(await sendForm("sign-in/link", { address }, somebody()))).toMatchObject({
        fault: "addressWrong",
      });
      await allAnswered();
      expect(host.mails).toEqual([]);
    },
  );

  test("keeps nobody from signing in whose name looks like it", async () => {
    const { id } = await newMember("same@example.org", "listener");
    await newAddressed("same@example.org");
    const fields = { name: "same@example.org", password: PASSWORD };
    const token = tokenIn(await sendForm("sign-in", fields, somebody()));
    expect(await findSession(database(), token)).toMatchObject({ account: { id } });
  });

  test("that was given at sign-up is asked to be confirmed, and none is made of a wrong one", async () => {
    const [, invitation = ""] = (await invite(database(), "listener", null)).split("invitation=");
    const fields = { name: "With mail", password: PASSWORD, invitation };
    const wrong = await sendForm("sign-up", { ...fields, address: "wrong" }, somebody());
    expect(noteOf(wrong)).toMatchObject({ fault: "addressWrong", name: "With mail", address: "wrong" });
    const right = await sendForm("sign-up", { ...fields, address: "up@example.org" }, somebody());
    expect(right.headers.get("location")).toMatch(/^\/settings\/account\/codes\?/);
    const [mail] = await mailsTo("up@example.org");
    expect(mail?.text).toContain("the account With mail at Playhead (pod.example.org)");
  });
});

test("who makes accounts to have mail sent is sent no more than who asks for it", async () => {
  const client = somebody();
  for (let number = 0; number < 20; number++)
    await sendForm("sign-in/link", { address: `flood${number}@example.org` }, client);
  const [, invitation = ""] = (await invite(database(), "listener", null)).split("invitation=");
  const fields = { name: "Flood", password: PASSWORD, invitation, address: "flooded@example.org" };
  expect((await sendForm("sign-up", fields, client)).headers.get("location")).toMatch(/^\/settings/);
  expect(await mailsTo("flooded@example.org")).toEqual([]);
});

describe("who asks for a link", () => {
  /** Whatever goes to who asks. */
  async function answerTo(address: string) {
    const response = await sendForm(
      "sign-in/link",
      { address, next: "/library" },
      { ...SCRIPTED, ...somebody() },
    );
    const { id: note, ...said } = { id: "", ...noteOf(response) };
    return {
      status: response.status,
      body: (await response.text()).replace(note, "").replace(address, ""),
      headers: [...response.headers].filter(([name]) => name !== "set-cookie"),
      cookies: response.headers.getSetCookie().length,
      said: { ...said, address: "" },
    };
  }

  test("is told the same, and before anything is looked up or sent, whoever has the address", async () => {
    await newAddressed("known@example.org");
    const { id, cookie } = await newMember("Unconfirmed", "listener");
    await sendForm("address", { address: "unconfirmed@example.org", password: PASSWORD }, somebody(cookie));
    await allAnswered();
    host.mails.length = 0;
    const [connections, links] = [host.connections, await database().mailedLink.count()];
    const answers = [];
    for (const address of ["known@example.org", "unknown@example.org", "unconfirmed@example.org"])
      answers.push(await answerTo(address));
    // The answers are out, and nothing was done yet by which they could have differed.
    expect([host.connections, await database().mailedLink.count()]).toEqual([connections, links]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 200, said: { form: "link", fault: null } });
    await allAnswered();
    expect(host.mails.map(({ to }) => to)).toEqual([["known@example.org"]]);
    expect(await database().mailedLink.count({ where: { accountId: id, kind: "signIn" } })).toBe(0);
  });

  test.each([
    ["says nothing", "", "it hung up"],
    ["is none", "HTTP/1.1 400 Bad Request\r\n\r\n", "what it says is not SMTP"],
    ["is not there", null, "it cannot be reached"],
  ])(
    "is told the same at once where the server of mail %s, which its keeper is told",
    async (_, says, reason) => {
      const address = `${reason.replaceAll(" ", ".")}@example.org`;
      await newAddressed(address);
      const right = await answerTo("nobody@example.org");
      await host.close();
      const dull = says === null ? null : await DullHost.open(says, port);
      onTestFinished(async () => {
        dull?.close();
        host = await MailHost.open({ asksLogin: true }, port);
      });
      expect(await answerTo(address)).toEqual(right);
      // It is left waiting until somebody has come to it.
      await dull?.somebody;
      dull?.close();
      await allAnswered();
      const error = vi.mocked(console.error);
      const said = error.mock.calls.map(String).join("\n");
      error.mockClear();
      expect(said).toMatch(/^A mail was not sent by 127\.0\.0\.1:\d+: /);
      for (const hidden of [LOGIN.user, LOGIN.password, address]) expect(said).not.toContain(hidden);
    },
  );

  test("is told the same at once where the server of mail is slow, which has the mail in the end", async () => {
    await newAddressed("slow@example.org");
    const right = await answerTo("nobody@example.org");
    await host.close();
    let greet: () => void = () => undefined;
    host = await MailHost.open(
      {
        asksLogin: true,
        greetsAfter: new Promise((resolve) => {
          greet = resolve;
        }),
      },
      port,
    );
    expect(await answerTo("slow@example.org")).toEqual(right);
    greet();
    expect(await mailsTo("slow@example.org")).toHaveLength(1);
  });

  test("of one address too often is told the same, but nothing more is sent there", async () => {
    await newAddressed("often@example.org");
    const answers = [];
    for (let number = 0; number < 6; number++) answers.push(await answerTo("often@example.org"));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await mailsTo("often@example.org")).toHaveLength(5);
  });

  test("from one place too often is told when to come back, whoever has the addresses", async () => {
    await newAddressed("guessed@example.org");
    const client = somebody();
    const ask = (address: string) => sendForm("sign-in/link", { address }, { ...SCRIPTED, ...client });
    const statuses = [];
    for (let number = 0; number < 21; number++)
      statuses.push((await ask(`guess${number}@example.org`)).status);
    expect(statuses).toEqual([...Array(20).fill(200), 429]);
    const late = await ask("guessed@example.org");
    expect([late.status, noteOf(late)]).toMatchObject([
      429,
      { fault: "later", address: "guessed@example.org" },
    ]);
    expect(await mailsTo("guessed@example.org")).toEqual([]);
  });

  test("gets it in the language of the page, for this site and by the name of the account", async () => {
    const { name } = await newAddressed("russian@example.org");
    await sendForm("sign-in/link", { address: "RUSSIAN@example.org" }, { ...somebody(), "x-locale": "ru" });
    const [mail] = await mailsTo("russian@example.org");
    if (!mail) throw new Error("No mail");
    expect(headerOf(mail, "subject")).toBe("Вход: Playhead (pod.example.org)");
    expect(mail.text).toContain(`под именем ${name}`);
    expect(linkIn(mail)).toMatch(/^https:\/\/pod\.example\.org\/sign-in\/link\/[\w-]{43}$/);
    expect(mail.html).toContain(`href="${linkIn(mail)}"`);
  });
});

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

test("the address and what was sent to it are taken along, and gone with the account", async () => {
  const { id, cookie } = await newAddressed("taken@example.org");
  const token = await askForLink("taken@example.org");
  const data = await sendForm("download", {}, somebody(cookie));
  const files = unzipSync(new Uint8Array(await data.arrayBuffer()));
  const json = strFromU8(files["account.json"] ?? new Uint8Array());
  expect(JSON.parse(json)).toMatchObject({
    address: { address: "taken@example.org" },
    linksSent: [{ kind: "signIn", address: "taken@example.org" }],
  });
  expect(json).not.toContain(token);
  await sendForm("remove", { password: PASSWORD }, somebody(cookie));
  expect(await addressKept(id)).toBeNull();
  expect(await database().mailedLink.count({ where: { accountId: id } })).toBe(0);
  expect(noteOf(await openLink(token))).toMatchObject({ fault: "linkOver" });
});
