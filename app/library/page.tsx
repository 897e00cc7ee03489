import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Tabs } from "#features/ui/tabs.tsx";
import { KeptEpisodes } from "../kept-episodes.tsx";
import plain from "../plain-page.module.css";
import { LaterBookmarks, LaterFollowed, LaterHistory, LaterQueue } from "./later-lists.tsx";
import styles from "./library.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("library");
  return { title: t("title"), robots: { index: false } };
}

/** What a listener has kept in this browser. The server knows nothing of it. */
export default async function LibraryPage() {
  const t = await getTranslations("library");
  const queue = await getTranslations("queue");
  const search = await getTranslations("search.followed");
  const tabs = [
    { id: "bookmarks", label: t("bookmarks.title"), content: <LaterBookmarks /> },
    { id: "queue", label: queue("title"), content: <LaterQueue /> },
    { id: "searches", label: search("title"), content: <LaterFollowed /> },
    { id: "offline", label: t("offline"), content: <KeptEpisodes /> },
    { id: "history", label: t("history.title"), content: <LaterHistory /> },
  ];
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <p className={plain.about}>{t("about")}</p>
      <noscript>
        <p>{t("needsScript")}</p>
      </noscript>
      <Tabs name={t("title")} tabs={tabs} />
    </div>
  );
}
