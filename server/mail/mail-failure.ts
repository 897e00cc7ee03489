import { z } from "zod";
import type { MailServer } from "./mail-server.ts";

/** What fails in the library that sends. Its sentences hold what the server has said, which may be anything. */
const failure = z.object({
  code: z.string().regex(/^\w+$/),
  /** Of the system or of TLS, under the library's own. */
  originalCode: z.string().regex(/^\w+$/).optional(),
  /** Of SMTP (RFC 5321, section 4.2). */
  responseCode: z.number().optional(),
});

const REASONS: Readonly<Record<string, string>> = {
  EAUTH: "it does not take the user and password of SMTP_URL",
  ENOAUTH: "it wants a user and password, which SMTP_URL does not have",
  ECONNECTION: "it hung up",
  EDNS: "there is no host of this name",
  EENVELOPE: "it does not take mail from MAIL_FROM, or to the address it was for",
  EABORT: "it did not answer in time",
  EMESSAGE: "it does not take the mail",
  EPROTOCOL: "what it says is not SMTP",
  ESOCKET: "it cannot be reached",
  ETIMEDOUT: "it did not answer in time",
  ETLS: "it cannot be spoken to in secret: it has no STARTTLS, or no certificate that can be checked",
};
/** Of TLS: certificates that nobody vouches for, that are over, or that are another host's. */
const OF_CERTIFICATE = /CERT|^ERR_TLS|^UNABLE_TO_/;

/** Why a mail was not sent, for who keeps the site: with no secret, and nothing of whom it was for. */
export function mailFailure(error: unknown, { host, port }: Pick<MailServer, "host" | "port">): string {
  return `A mail was not sent by ${host}:${port}: ${mailReason(error)}.`;
}

/** The same in some words. */
export function mailReason(error: unknown): string {
  const read = failure.safeParse(error);
  if (!read.success) return "it failed, for a reason that is not known";
  const { code, originalCode, responseCode } = read.data;
  const certificate = originalCode !== undefined && OF_CERTIFICATE.test(originalCode);
  const reason = REASONS[certificate ? "ETLS" : code] ?? "it failed";
  const codes = [code, originalCode, responseCode].filter((one) => one !== undefined);
  return `${reason} (${codes.join(", ")})`;
}
