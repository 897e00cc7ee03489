import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loginPageHref } from "#core/app/address.ts";
import { GrantForm } from "#features/account/grant-form.tsx";
import { NoteLine } from "#features/account/note-line.tsx";
import { findWaitingApp } from "#server/apps/login-flow.ts";
import { database } from "#server/db/client.ts";
import { readMemberVisit } from "../../../../account-visit.ts";
import styles from "../../../../plain-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("grantTitle"), robots: { index: false } };
}

/** Where somebody lets in an app that has opened this page. */
export default async function GrantPage({ params, searchParams }: PageProps<"/login/v2/flow/[token]">) {
  const t = await getTranslations("account");
  const { token } = await params;
  const { session, note } = await readMemberVisit(searchParams, loginPageHref(token));
  const agent = await findWaitingApp(database(), token);
  const done = note?.form === "grant" && note.fault === null;
  return (
    <div className={styles.page}>
      <h1>{t("grantTitle")}</h1>
      <div className={styles.about}>
        <NoteLine form="grant" note={note} />
        {agent === null && !done && <p>{t("grantOver")}</p>}
      </div>
      {agent !== null && <GrantForm token={token} agent={agent} name={session.account.name} />}
    </div>
  );
}
