import { expect, test } from "vitest";
import { invite } from "#server/accounts/invitation.ts";
import { database } from "#server/db/client.ts";
import { newMember, noteOf, PASSWORD, prepareAccounts, sendForm } from "./account-forms.ts";

prepareAccounts();

test("where no mail can be sent there is nothing to ask for a link by, or to set an address", async () => {
  const { cookie } = await newMember("Without", "host");
  const fields = { address: "vera@example.org", password: PASSWORD };
  for (const form of ["sign-in/link", "address"])
    expect([form, (await sendForm(form, fields, { cookie })).status]).toEqual([form, 404]);
  expect(await database().mailedLink.count()).toBe(0);
});

test("where no mail can be sent nobody's address is kept at sign-up", async () => {
  const [, invitation = ""] = (await invite(database(), "listener", null)).split("invitation=");
  const fields = { name: "Up", password: PASSWORD, invitation, address: "not even one" };
  expect((await sendForm("sign-up", fields)).headers.get("location")).toMatch(/^\/settings\/account\/codes/);
  expect(await database().mailedLink.count()).toBe(0);
});

test("where mail could be sent once, an address signs in still, and is removed by whose it is", async () => {
  const { id, cookie } = await newMember("Left over", "listener");
  const address = "left@example.org";
  await database().accountAddress.create({ data: { accountId: id, address, key: address } });
  const signedIn = await sendForm("sign-in", { name: address, password: PASSWORD });
  expect(signedIn.headers.get("location")).toBe("/");
  const removed = await sendForm("address/remove", { password: PASSWORD }, { cookie });
  expect(noteOf(removed)).toMatchObject({ form: "addressRemoval", fault: null });
  expect(await database().accountAddress.count()).toBe(0);
});
