import { expect, onTestFinished, test, vi } from "vitest";
import { allAnswered } from "#server/mail/after-answer.ts";
import { postLater } from "#server/mail/post.ts";
import { MailHost } from "../../support/mail-host.ts";

const LETTER = { to: "vera@example.org", subject: "A", text: "B", html: "<p>C</p>" };

function mailTo(host: MailHost) {
  onTestFinished(() => host.close());
  const server = { host: "127.0.0.1", port: host.port, encrypted: "never", login: null } as const;
  return { server, from: { name: "", address: "podcasts@example.org" } };
}

test("what a mail says is not even looked for before who asked for it has their answer", async () => {
  const host = await MailHost.open();
  const mail = mailTo(host);
  const begun: string[] = [];
  const answer = async () => {
    for (const letter of [LETTER, null])
      postLater(mail, async () => {
        begun.push(letter ? "somebody's" : "nobody's");
        return letter;
      });
    return [...begun];
  };
  expect(await answer()).toEqual([]);
  await allAnswered();
  expect(begun).toEqual(["somebody's", "nobody's"]);
  expect(host.mails).toHaveLength(1);
});

test("what goes wrong before a mail is written is said as it is, and keeps no other from going out", async () => {
  const host = await MailHost.open();
  const mail = mailTo(host);
  const error = vi.mocked(console.error);
  postLater(mail, () => Promise.reject(new Error("No database")));
  postLater(mail, async () => LETTER);
  await allAnswered();
  expect(error.mock.calls).toEqual([[new Error("No database")]]);
  error.mockClear();
  expect(host.mails).toHaveLength(1);
});

test("of more mails than can wait the last are not sent, which is said", async () => {
  const host = await MailHost.open();
  const mail = mailTo(host);
  const error = vi.mocked(console.error);
  let go: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  for (let number = 0; number < 103; number++)
    postLater(mail, async () => {
      await held;
      return null;
    });
  await vi.waitUntil(() => error.mock.calls.length > 0);
  expect(error.mock.calls).toEqual([["A mail was not sent, because too many wait."]]);
  error.mockClear();
  go();
  await allAnswered();
});
