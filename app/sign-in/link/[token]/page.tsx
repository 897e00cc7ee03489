import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkOver, UseLinkForm } from "#features/account/use-link-form.tsx";
import { nameOfLink } from "#server/accounts/sign-in-link.ts";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import styles from "../../../plain-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("signIn"), robots: { index: false } };
}

/** Where a link of a mail leads. To open it does nothing yet: programs that look through mail do that, too. */
export default async function UseLinkPage({ params }: PageProps<"/sign-in/link/[token]">) {
  const t = await getTranslations("account");
  const { token } = await params;
  const { mail, publicUrl } = config();
  const name = mail && (await nameOfLink(database(), token));
  return (
    <div className={styles.page}>
      <h1>{t("signIn")}</h1>
      {name === null ? (
        <LinkOver asking={mail !== null} />
      ) : (
        <UseLinkForm token={token} name={name} site={new URL(publicUrl).host} />
      )}
    </div>
  );
}
