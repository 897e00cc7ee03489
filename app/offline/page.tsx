import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "#features/ui/empty-state.tsx";
import { KeptEpisodes } from "../kept-episodes.tsx";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("offline");
  return { title: t("pageTitle"), robots: { index: false } };
}

/** Stands without a network in place of a page that is not kept, at that page's address. */
export default async function OfflinePage() {
  const t = await getTranslations("offline");
  return (
    <div className={styles.page}>
      <EmptyState title={t("pageTitle")} advice={t("pageAdvice")}>
        {/* biome-ignore lint/a11y/useValidAnchor: the empty address is that of the page which was asked for, and this page stands in for all of them */}
        <a href="">{t("again")}</a>
      </EmptyState>
      <h2>{t("kept")}</h2>
      <KeptEpisodes />
    </div>
  );
}
