import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RecoverForm } from "#features/account/recover-form.tsx";
import { readVisit } from "../../account-visit.ts";
import styles from "../../plain-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("recoverTitle"), robots: { index: false } };
}

export default async function RecoverPage({ searchParams }: PageProps<"/sign-in/recover">) {
  const t = await getTranslations("account");
  const { note } = await readVisit(searchParams);
  return (
    <div className={styles.page}>
      <h1>{t("recoverTitle")}</h1>
      <p className={styles.about}>{t("recoverAbout")}</p>
      <RecoverForm note={note} />
    </div>
  );
}
