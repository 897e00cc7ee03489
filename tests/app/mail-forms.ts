import { afterAll, beforeAll, beforeEach } from "vitest";
import { database } from "#server/db/client.ts";
import { allAnswered } from "#server/mail/after-answer.ts";
import { LOGIN, MailHost, type MailHostOptions } from "../support/mail-host.ts";
import { linkIn, type ReadMail } from "../support/read-mail.ts";
import { newMember, prepareAccounts, sendForm } from "./account-forms.ts";

let host: MailHost;
let port = 0;

/** As `prepareAccounts`, for a site that can send mail, by a server of mail that has none before each test. */
export function prepareMail(): void {
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
}

export function mailHost(): MailHost {
  return host;
}

/** Opens another server of mail where the one that was closed has been. */
export async function openHostAnew(options: MailHostOptions = {}): Promise<void> {
  host = await MailHost.open({ asksLogin: true, ...options }, port);
}

let clients = 0;
/** The headers of somebody who has asked for nothing yet. */
export function somebody(cookie = ""): Readonly<Record<string, string>> {
  clients += 1;
  return { "x-forwarded-for": `198.51.${clients >> 8}.${clients & 255}`, ...(cookie && { cookie }) };
}

/** What was sent to an address in this test. */
export async function mailsTo(address: string): Promise<readonly ReadMail[]> {
  await allAnswered();
  return host.mails.filter(({ to }) => to.includes(address));
}

/** The token of the link that was sent last to an address; empty for none. */
export async function tokenSentTo(address: string): Promise<string> {
  const mails = await mailsTo(address);
  return (
    linkIn(mails.at(-1) ?? { text: "" })
      .split("/")
      .at(-1) ?? ""
  );
}

let names = 0;
/** Somebody who is signed in and has confirmed an address. */
export async function newAddressed(address: string) {
  names += 1;
  const name = `Addressed ${names}`;
  const { id, cookie } = await newMember(name, "listener");
  await database().accountAddress.create({
    data: { accountId: id, address, key: address.toLowerCase() },
  });
  return { id, cookie, name };
}

/** Asks for a link to sign in by; its token. */
export async function askForLink(address: string, next = "/library"): Promise<string> {
  await sendForm("sign-in/link", { address, next }, somebody());
  return tokenSentTo(address);
}

export function openLink(token: string, cookie = ""): Promise<Response> {
  return sendForm("sign-in/link/use", { token }, somebody(cookie));
}

export function addressKept(id: number) {
  return database().accountAddress.findUnique({ where: { accountId: id } });
}
