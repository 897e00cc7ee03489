import { createTranslator } from "next-intl";
import { html } from "#core/markup/html-writer.ts";
import en from "../../messages/en.json";
import ru from "../../messages/ru.json";
import type { Locale } from "../http/locale.ts";
import type { Mail } from "./send-mail.ts";

/** What mail is sent for; the keys of `mail` in messages. */
export type MailKind = "signIn" | "confirm" | "changed";

interface Letter {
  readonly kind: MailKind;
  /** The language of the page on which it was asked for. */
  readonly locale: Locale;
  /** Of the account. */
  readonly name: string;
  /** What this site is called. */
  readonly siteName: string;
  /** Where people reach it. */
  readonly publicUrl: string;
  /** The path that it is about. */
  readonly path: string;
}

const MESSAGES: Readonly<Record<Locale, typeof en>> = { en, ru };

/** A mail as people read it: plain, and as HTML that says the same and loads nothing. */
export function writeMail({ kind, locale, name, siteName, publicUrl, path }: Letter): Omit<Mail, "to"> {
  const messages = MESSAGES[locale];
  const t = createTranslator({ locale, messages, namespace: "mail" });
  const site = `${siteName} (${new URL(publicUrl).host})`;
  const subject = t(`${kind}.subject`, { site });
  const about = t(`${kind}.about`, { site, name });
  const [action, otherwise, url] = [t(`${kind}.action`), t(`${kind}.otherwise`), publicUrl + path];
  const page = html`<!doctype html>
<html lang="${locale}">
<meta charset="utf-8">
<title>${subject}</title>
<body style="margin: 0; padding: 24px; font: 16px/1.5 sans-serif">
<p>${about}</p>
<p><a href="${url}" style="display: inline-block; padding: 10px 18px; border: 2px solid; border-radius: 6px; font-weight: 600">${action}</a></p>
<p style="overflow-wrap: anywhere">${url}</p>
<p>${otherwise}</p>
</body>
</html>
`;
  return { subject, text: `${about}\n\n${url}\n\n${otherwise}\n`, html: page.html };
}
