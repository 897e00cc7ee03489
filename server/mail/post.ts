import { isBusy } from "../thread/busy.ts";
import { afterAnswer } from "./after-answer.ts";
import { mailFailure } from "./mail-failure.ts";
import { type Mail, type MailConfig, sendMail } from "./send-mail.ts";

/**
 * Sends what `write` makes, once the answer to who asked is out; nothing where that is null. What goes wrong is said to who
 * keeps the site.
 */
export function postLater(mail: MailConfig, write: () => Promise<Mail | null>): void {
  afterAnswer(
    async () => {
      const letter = await write();
      if (letter)
        await sendMail(mail, letter).catch((error) => console.error(mailFailure(error, mail.server)));
    },
    (error) => console.error(isBusy(error) ? "A mail was not sent, because too many wait." : error),
  );
}
