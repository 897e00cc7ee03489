import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { addressOfLink } from "#server/accounts/account-address.ts";
import { invite } from "#server/accounts/invitation.ts";
import { findSession } from "#server/accounts/session.ts";
import { nameOfLink } from "#server/accounts/sign-in-link.ts";
import { database } from "#server/db/client.ts";
import { allAnswered } from "#server/mail/after-answer.ts";
import { headerOf, linkIn } from "../support/read-mail.ts";
import { newMember, noteOf, PASSWORD, SCRIPTED, sendForm, tokenIn } from "./account-forms.ts";
import {
  addressKept,
  askForLink,
  mailHost,
  mailsTo,
  newAddressed,
  openLink,
  prepareMail,
  somebody,
  tokenSentTo,
} from "./mail-forms.ts";

prepareMail();

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
      expect(mailHost().mails).toEqual([]);
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
