import { mailReason } from "./mail-failure.ts";
import { type MailConfig, openTransport } from "./send-mail.ts";

/** Why the server would take no mail from this site, in words; null where it lets it in. Waits for so many milliseconds at most. */
export async function checkMailServer(mail: MailConfig, patience: number): Promise<string | null> {
  const transport = await openTransport(mail, patience);
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return mailReason(error);
  } finally {
    transport.close();
  }
}
