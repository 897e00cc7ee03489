import { describe, expect, onTestFinished, test, vi } from "vitest";
import { invite } from "#server/accounts/invitation.ts";
import { database } from "#server/db/client.ts";
import { allAnswered } from "#server/mail/after-answer.ts";
import { DullHost, LOGIN } from "../support/mail-host.ts";
import { headerOf, linkIn } from "../support/read-mail.ts";
import { newMember, noteOf, PASSWORD, SCRIPTED, sendForm } from "./account-forms.ts";
import { mailHost, mailsTo, newAddressed, openHostAnew, prepareMail, somebody } from "./mail-forms.ts";

prepareMail();

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
    mailHost().mails.length = 0;
    const [connections, links] = [mailHost().connections, await database().mailedLink.count()];
    const answers = [];
    for (const address of ["known@example.org", "unknown@example.org", "unconfirmed@example.org"])
      answers.push(await answerTo(address));
    // The answers are out, and nothing was done yet by which they could have differed.
    expect([mailHost().connections, await database().mailedLink.count()]).toEqual([connections, links]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ status: 200, said: { form: "link", fault: null } });
    await allAnswered();
    expect(mailHost().mails.map(({ to }) => to)).toEqual([["known@example.org"]]);
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
      const { port } = mailHost();
      await mailHost().close();
      const dull = says === null ? null : await DullHost.open(says, port);
      onTestFinished(async () => {
        dull?.close();
        await openHostAnew();
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
    await mailHost().close();
    let greet: () => void = () => undefined;
    const greetsAfter = new Promise<void>((resolve) => {
      greet = resolve;
    });
    await openHostAnew({ greetsAfter });
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

test("who makes accounts to have mail sent is sent no more than who asks for it", async () => {
  const client = somebody();
  for (let number = 0; number < 20; number++)
    await sendForm("sign-in/link", { address: `flood${number}@example.org` }, client);
  const [, invitation = ""] = (await invite(database(), "listener", null)).split("invitation=");
  const fields = { name: "Flood", password: PASSWORD, invitation, address: "flooded@example.org" };
  expect((await sendForm("sign-up", fields, client)).headers.get("location")).toMatch(/^\/settings/);
  expect(await mailsTo("flooded@example.org")).toEqual([]);
});
