import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { mailFailure } from "#server/mail/mail-failure.ts";
import type { MailServer } from "#server/mail/mail-server.ts";
import { sendMail } from "#server/mail/send-mail.ts";
import { DullHost, IDENTITY_FILE, LOGIN, MailHost } from "../../support/mail-host.ts";
import { headerOf } from "../../support/read-mail.ts";

const LETTER = { to: "vera@example.org", subject: "Войти: Playhead", text: "Да\n", html: "<p>Да</p>" };
const FROM = { name: "Playhead", address: "podcasts@example.org" };
/** Milliseconds: servers that say nothing are waited for no longer. */
const PATIENCE = 400;

async function open(options: Parameters<typeof MailHost.open>[0] = {}): Promise<MailHost> {
  const host = await MailHost.open(options);
  onTestFinished(() => host.close());
  return host;
}

function serverAt(port: number, more: Partial<MailServer> = {}): MailServer {
  return { host: "127.0.0.1", port, encrypted: "never", login: null, ...more };
}

/** What is said of a mail that could not be sent. */
async function failureOf(server: MailServer, letter = LETTER): Promise<string> {
  const error: unknown = await sendMail({ server, from: FROM }, letter, PATIENCE).catch((reason) => reason);
  expect(error).toBeInstanceOf(Error);
  return mailFailure(error, server);
}

describe("a mail", () => {
  test("comes as it was written, from whom it is said to be, and asks for no answer", async () => {
    const host = await open({ asksLogin: true });
    await sendMail({ server: serverAt(host.port, { login: LOGIN }), from: FROM }, LETTER);
    const [mail] = host.mails;
    if (!mail) throw new Error("No mail");
    expect(mail).toMatchObject({ from: FROM.address, to: [LETTER.to], text: "Да\n", html: "<p>Да</p>" });
    expect(headerOf(mail, "subject")).toBe(LETTER.subject);
    expect(headerOf(mail, "from")).toBe("Playhead <podcasts@example.org>");
    expect(headerOf(mail, "to")).toBe(LETTER.to);
    expect(headerOf(mail, "auto-submitted")).toBe("auto-generated");
    expect(headerOf(mail, "message-id")).toMatch(/^<\S+@example\.org>$/);
  });

  test("has no header and no reader that somebody wrote into a name, a subject or an address", async () => {
    const host = await open();
    const evil = "x\r\nBcc: evil@example.org\r\n\r\nbody";
    const from = { name: evil, address: FROM.address };
    await sendMail({ server: serverAt(host.port), from }, { ...LETTER, subject: evil });
    const [mail] = host.mails;
    if (!mail) throw new Error("No mail");
    expect(mail.to).toEqual([LETTER.to]);
    expect(mail.headers.map(([name]) => name)).not.toContain("bcc");
    expect(mail.text).toBe("Да\n");
    for (const to of [`${LETTER.to}\r\nRCPT TO:<evil@example.org>`, `${LETTER.to}, evil@example.org`]) {
      await sendMail({ server: serverAt(host.port), from: FROM }, { ...LETTER, to }, PATIENCE).catch(
        () => null,
      );
      for (const sent of host.mails) expect(sent.to).not.toContain("evil@example.org");
      for (const sent of host.mails) expect(sent.headers.map(([name]) => name)).not.toContain("bcc");
    }
  });

  test.each(["first", "starttls"] as const)(
    "goes to nobody whose certificate is not trusted: %s",
    async (encrypts) => {
      const host = await open({ encrypts, asksLogin: true });
      const said = await failureOf(serverAt(host.port, { encrypted: encrypts, login: LOGIN }));
      expect(said).toContain("no certificate that can be checked");
      expect(said).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
      expect(host.mails).toEqual([]);
    },
  );

  test("goes to nobody unencrypted who is to encrypt", async () => {
    const host = await open({ asksLogin: true });
    const said = await failureOf(serverAt(host.port, { encrypted: "starttls", login: LOGIN }));
    expect(said).toContain("it has no STARTTLS");
    expect(host.mails).toEqual([]);
  });

  test.each(["first", "starttls"] as const)(
    "goes to a server of one's own once its certificate is trusted: %s",
    async (encrypts) => {
      const host = await open({ encrypts, asksLogin: true });
      const mail = { server: serverAt(host.port, { encrypted: encrypts, login: LOGIN }), from: FROM };
      const script = `import { sendMail } from "#server/mail/send-mail.ts";
        await sendMail(${JSON.stringify(mail)}, ${JSON.stringify(LETTER)});`;
      // Node reads it once, when it starts.
      const env = { ...process.env, NODE_EXTRA_CA_CERTS: IDENTITY_FILE };
      const args = ["--import", "tsx", "--input-type=module", "--eval", script];
      await promisify(execFile)(process.execPath, args, { env });
      expect(host.mails).toMatchObject([{ to: [LETTER.to] }]);
    },
  );
});

describe("of a mail that was not sent it is said why, with no secret and nothing of whom it was for:", () => {
  const isDiscreet = (said: string) => {
    for (const secret of [LOGIN.user, LOGIN.password, LETTER.to, "vera"]) expect(said).not.toContain(secret);
    expect(said).toMatch(/^A mail was not sent by 127\.0\.0\.1:\d+: [^\n]+ \([\w, ]+\)\.$/);
  };

  test("a password that is not the right one", async () => {
    const host = await open({ asksLogin: true });
    const login = { user: LOGIN.user, password: `${LOGIN.password}!` };
    const said = await failureOf(serverAt(host.port, { login }));
    expect(said).toContain("it does not take the user and password of SMTP_URL (EAUTH, 535)");
    isDiscreet(said);
  });

  test.each([
    ["sender", "it does not take mail from MAIL_FROM, or to the address it was for (EENVELOPE, 554)"],
    ["recipient", "it does not take mail from MAIL_FROM, or to the address it was for (EENVELOPE, 554)"],
    ["mail", "it does not take the mail (EMESSAGE, 554)"],
  ] as const)("a server that refuses the %s", async (refuses, reason) => {
    const host = await open({ refuses });
    const said = await failureOf(serverAt(host.port));
    expect(said).toContain(reason);
    isDiscreet(said);
  });

  test.each([
    ["nothing", "", "it did not answer in time"],
    ["a greeting and no more", "220 mail.example.org\r\n", "it did not answer in time"],
    ["what is not SMTP", "HTTP/1.1 400 Bad Request\r\n\r\n", "what it says is not SMTP"],
    ["a line without end", "220-".padEnd(2_000_000, "x"), "what it says is not SMTP"],
  ])("a server that says %s", async (_, says, reason) => {
    const host = await DullHost.open(says);
    onTestFinished(() => host.close());
    const said = await failureOf(serverAt(host.port));
    expect(said).toContain(reason);
    isDiscreet(said);
  });

  test("a server that is not there", async () => {
    const host = await MailHost.open();
    const { port } = host;
    await host.close();
    const said = await failureOf(serverAt(port));
    expect(said).toContain("it cannot be reached (ESOCKET, ECONNREFUSED)");
    isDiscreet(said);
  });

  test("a server of no name", async () => {
    const server = serverAt(25, { host: "nowhere.invalid" });
    const error: unknown = await sendMail({ server, from: FROM }, LETTER, 5000).catch((reason) => reason);
    expect(mailFailure(error, server)).toMatch(/^A mail was not sent by nowhere\.invalid:25: /);
  });

  test("what is not known is said without what it says", () => {
    const said = mailFailure(new Error("secret"), { host: "mail.example.org", port: 25 });
    expect(said).toBe(
      "A mail was not sent by mail.example.org:25: it failed, for a reason that is not known.",
    );
  });
});
