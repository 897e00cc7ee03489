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

/** Hands a mail to the server. Fails with what `mailFailure` knows, after half a minute at the latest. */
export async function sendMail(
  { server: { host, port, encrypted, login }, from }: MailConfig,
  { to, subject, text, html }: Mail,
  patience = PATIENCE,
): Promise<void> {
  // Fetched when the first mail is sent: most starts send none.
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
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
      signal: AbortSignal.timeout(patience),
    });
  } finally {
    transport.close();
  }
}
