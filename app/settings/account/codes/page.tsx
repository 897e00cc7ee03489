import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ACCOUNT } from "#core/account/address.ts";
import { CodeList } from "#features/account/code-list.tsx";
import { readMemberVisit } from "../../../account-visit.ts";
import styles from "../../../plain-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("codes"), robots: { index: false } };
}

/** Shows recovery codes that were made now; without them there is nothing to see. */
export default async function CodesPage({ searchParams }: PageProps<"/settings/account/codes">) {
  const t = await getTranslations("account");
  const { note, next } = await readMemberVisit(searchParams, ACCOUNT);
  if (!note || note.shown.length === 0) redirect(ACCOUNT);
  return (
    <div className={styles.page}>
      <h1>{t("codes")}</h1>
      <p className={styles.about}>{t("codesShown")}</p>
      <CodeList codes={note.shown} next={next} />
    </div>
  );
}
