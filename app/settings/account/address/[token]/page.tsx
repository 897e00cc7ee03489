import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ADDRESS } from "#core/account/address.ts";
import { ConfirmForm, ConfirmOver } from "#features/account/confirm-form.tsx";
import { addressOfLink } from "#server/accounts/account-address.ts";
import { database } from "#server/db/client.ts";
import { readMemberVisit } from "../../../../account-visit.ts";
import styles from "../../../../plain-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("confirmTitle"), robots: { index: false } };
}

/** Where the link leads that was sent to an address: nobody but who is signed in to its account can confirm it. */
export default async function ConfirmPage({
  params,
  searchParams,
}: PageProps<"/settings/account/address/[token]">) {
  const t = await getTranslations("account");
  const { token } = await params;
  const { session } = await readMemberVisit(searchParams, `${ADDRESS}/${encodeURIComponent(token)}`);
  const { account } = session;
  const address = await addressOfLink(database(), account, token);
  return (
    <div className={styles.page}>
      <h1>{t("confirmTitle")}</h1>
      {address === null ? (
        <ConfirmOver name={account.name} />
      ) : (
        <ConfirmForm token={token} address={address} name={account.name} />
      )}
    </div>
  );
}
