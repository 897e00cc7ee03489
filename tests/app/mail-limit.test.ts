import { expect, test } from "vitest";
import { invite } from "#server/accounts/invitation.ts";
import { mayMail } from "#server/accounts/mail-limits.ts";
import { database } from "#server/db/client.ts";
import { newMember, noteOf, PASSWORD, SCRIPTED, sendForm } from "./account-forms.ts";
import { mailHost, mailsTo, newAddressed, prepareMail, somebody } from "./mail-forms.ts";

prepareMail();

test("no more than 500 mails an hour go out, and who asks for one more is told what all are told", async () => {
  await newAddressed("known@example.org");
  const ask = async () => {
    const response = await sendForm(
      "sign-in/link",
      { address: "known@example.org" },
      { ...SCRIPTED, ...somebody() },
    );
    const { id: note, ...said } = { id: "", ...noteOf(response) };
    return [response.status, (await response.text()).replace(note, ""), said];
  };
  const before = await ask();
  expect(await mailsTo("known@example.org")).toHaveLength(1);
  const others = [];
  for (let number = 1; number <= 500; number++)
    others.push(await mayMail(database(), `somebody-${number}@example.org`));
  expect(others).toEqual([...Array(499).fill(true), false]);

  mailHost().mails.length = 0;
  expect(await ask()).toEqual(before);
  // Nor to who sets an address, or signs up with one; their accounts are made all the same.
  const { cookie } = await newMember("Setting", "listener");
  const set = await sendForm("address", { address: "set@example.org", password: PASSWORD }, somebody(cookie));
  expect(noteOf(set)).toMatchObject({ form: "address", fault: null });
  const [, invitation = ""] = (await invite(database(), "listener", null)).split("invitation=");
  const fields = { name: "Signing up", password: PASSWORD, invitation, address: "up@example.org" };
  expect((await sendForm("sign-up", fields, somebody())).headers.get("location")).toMatch(/^\/settings/);
  expect(await mailsTo("known@example.org")).toEqual([]);
  expect(mailHost().mails).toEqual([]);
});
