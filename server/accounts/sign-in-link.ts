import { SIGN_IN_LINK } from "#core/account/address.ts";
import { addressKey, parseAddress } from "#core/account/mail-address.ts";
import { type Config, config } from "../config.ts";
import { type Database, writeWhole } from "../db/client.ts";
import { nameOfSite } from "../face/face.ts";
import type { Locale } from "../http/locale.ts";
import { writeMail } from "../mail/mail-text.ts";
import { postLater } from "../mail/post.ts";
import type { Mail, MailConfig } from "../mail/send-mail.ts";
import { attempt, type Later } from "./attempts.ts";
import { mayMail } from "./mail-limits.ts";
import { endLinks, findLink, makeLink, takeLink } from "./mailed-link.ts";
import { beginSession } from "./session.ts";
import type { SignedIn } from "./sign-in.ts";

interface LinkRequest {
  /** As `parseAddress` gives it. */
  readonly key: string;
  readonly locale: Locale;
  /** The path of this site that the sign-in leads to. */
  readonly next: string;
}

/**
 * Sends a link to whose address this is. Whether there is somebody is looked up when the answer is out already. A link
 * that is asked for leaves those before it as they are: else anybody could keep others out by asking for theirs.
 */
export function sendSignInLink(db: Database, mail: MailConfig, asked: LinkRequest): void {
  postLater(mail, () => writeLink(db, config(), asked));
}

async function writeLink(
  db: Database,
  { publicUrl }: Pick<Config, "publicUrl">,
  { key, locale, next }: LinkRequest,
): Promise<Mail | null> {
  const found = await db.accountAddress.findUnique({ where: { key }, include: { account: true } });
  const parsed = found && parseAddress(found.address);
  if (parsed?.kind !== "address" || !found || !(await mayMail(db, key))) return null;
  const { address, accountId, account } = found;
  const token = await makeLink(db, { accountId, kind: "signIn", address, next });
  const [path, siteName] = [`${SIGN_IN_LINK}/${token}`, await nameOfSite(db)];
  return {
    to: parsed.delivery,
    ...writeMail({ kind: "signIn", locale, name: account.name, siteName, publicUrl, path }),
  };
}

/** The name of whom a link signs in, which is left as it is: whatever reads mail before its owner may open it. Null where it is over. */
export async function nameOfLink(db: Database, token: string): Promise<string | null> {
  const link = await findOwnLink(db, token);
  return link?.account.name ?? null;
}

type SignedInByLink =
  | (Extract<SignedIn, { kind: "signedIn" }> & { readonly next: string })
  | { readonly kind: "wrong" };

/** Signs in by a link, which with all others of the account is used up. Nobody guesses one, but whoever tries is counted. */
export function signInByLink(
  db: Database,
  { token, client, browser }: { readonly token: string; readonly client: string; readonly browser: string },
): Promise<SignedInByLink | Later> {
  return attempt<SignedInByLink>(
    db,
    { client, nameKey: null },
    async () => {
      const link = await findOwnLink(db, token);
      if (!link) return { kind: "wrong" };
      const { id, next, account } = link;
      return writeWhole(db, async (tx) => {
        if (!(await takeLink(tx, id))) return { kind: "wrong" };
        await endLinks(tx, account.id, "signIn");
        const begun = await beginSession(tx, account.id, browser, "mail");
        return { kind: "signedIn", name: account.name, token: begun, next };
      });
    },
    ({ kind }) => kind === "signedIn",
  );
}

/** One that was sent to the address which the account has now. */
async function findOwnLink(db: Database, token: string) {
  const link = await findLink(db, "signIn", token);
  return link && addressKey(link.address) === link.account.address?.key ? link : null;
}
