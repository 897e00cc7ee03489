import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { LinkForm } from "#features/account/link-form.tsx";
import { config } from "#server/config.ts";
import { readVisit } from "../../account-visit.ts";
import styles from "../../plain-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("linkTitle"), robots: { index: false } };
}

/** Where somebody asks for a link by mail; there is no such page where no mail can be sent. */
export default async function LinkPage({ searchParams }: PageProps<"/sign-in/link">) {
  const t = await getTranslations("account");
  if (!config().mail) notFound();
  const { note, next } = await readVisit(searchParams);
  return (
    <div className={styles.page}>
      <h1>{t("linkTitle")}</h1>
      <p className={styles.about}>{t("linkAbout")}</p>
      <LinkForm note={note} next={next} />
    </div>
  );
}
