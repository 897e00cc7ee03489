import { lateSignal } from "../late-signal.ts";
import type { MailServer, Sender } from "./mail-server.ts";

/** By what and from whom mail is sent. */
export interface MailConfig {
  readonly server: MailServer;
  readonly from: Sender;
}

export interface Mail {
  /** Of one person, as `delivery` of core/account/mail-address.ts. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Until the server must have taken a mail. Milliseconds. */
const PATIENCE = 30_000;

/** What mail is handed to; nothing of it waits longer than `patience` milliseconds. To be closed. */
export async function openTransport({ server }: MailConfig, patience: number) {
  const { host, port, encrypted, login } = server;
  // Fetched when the first mail is sent: most starts send none.
  const { createTransport } = await import("nodemailer");
  return createTransport({
    host,
    port,
    secure: encrypted === "first",
    requireTLS: encrypted === "starttls",
    ignoreTLS: encrypted === "never",
    ...(login && { auth: { user: login.user, pass: login.password } }),
    tls: { minVersion: "TLSv1.2", rejectUnauthorized: true },
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Hands a mail to the server. Fails with what `mailFailure` knows, after half a minute at the latest. */
export async function sendMail(
  mail: MailConfig,
  { to, subject, text, html }: Mail,
  patience = PATIENCE,
): Promise<void> {
  const { from } = mail;
  const transport = await openTransport(mail, patience);
  try {
    await transport.sendMail({
      from,
      to: { name: "", address: to },
      subject,
      text,
      html,
      // So that nobody's absence is answered (RFC 3834, section 5).
      headers: { "Auto-Submitted": "auto-generated" },
      // Also for a server that says a letter now and then.
      signal: lateSignal(patience),
    });
  } finally {
    transport.close();
  }
}
