import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BookmarkLibrary } from "#features/library/bookmark-library.tsx";
import { HistoryList } from "#features/library/history-list.tsx";
import { QueueList } from "#features/player/queue/queue-list.tsx";
import { Tabs } from "#features/ui/tabs.tsx";
import { KeptEpisodes } from "../kept-episodes.tsx";
import styles from "../plain-page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("library");
  return { title: t("title"), robots: { index: false } };
}

/** What a listener has kept in this browser. The server knows nothing of it. */
export default async function LibraryPage() {
  const t = await getTranslations("library");
  const queue = await getTranslations("queue");
  const tabs = [
    { id: "bookmarks", label: t("bookmarks.title"), content: <BookmarkLibrary /> },
    { id: "queue", label: queue("title"), content: <QueueList /> },
    { id: "offline", label: t("offline"), content: <KeptEpisodes /> },
    { id: "history", label: t("history.title"), content: <HistoryList /> },
  ];
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <p className={styles.about}>{t("about")}</p>
      <noscript>
        <p>{t("needsScript")}</p>
      </noscript>
      <Tabs name={t("title")} tabs={tabs} />
    </div>
  );
}
