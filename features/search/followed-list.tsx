"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useRef } from "react";
import { followedRequest } from "#core/search/followed-search.ts";
import { Caution } from "#features/ui/caution.tsx";
import { PassingOffer } from "#features/ui/passing-offer.tsx";
import { useOwnTimeZone } from "#features/ui/use-own-time-zone.ts";
import { FollowedItem } from "./followed-item.tsx";
import styles from "./followed-list.module.css";
import { followedStore, useFollowed } from "./use-followed.ts";
import { useNews } from "./use-news.ts";
import { useSearchWords } from "./use-search-words.ts";

/** How long a search that was let go can be taken up again. Milliseconds. */
const STAY = 10_000;

/** The searches that are followed in this browser, with what is new of each. */
export function FollowedList() {
  const t = useTranslations("search.followed");
  const { searches, told, isKept } = useFollowed();
  const list = useRef<HTMLDivElement>(null);
  // Where the focus goes that its search has lost.
  const remove = (name: string) => {
    followedStore.remove(name);
    list.current?.focus({ preventScroll: true });
  };
  return (
    <div ref={list} tabIndex={-1} className={styles.list}>
      {!isKept && <Caution>{t("notKept")}</Caution>}
      {searches.length === 0 ? <p className={styles.none}>{t("none")}</p> : <NewsLine />}
      <ul>
        {searches.map((search) => (
          <FollowedItem key={search.name} search={search} told={told.news} remove={remove} />
        ))}
      </ul>
      <FollowedUndo />
    </div>
  );
}

/** Why what is new is not known, where it is not. */
function NewsLine() {
  const t = useTranslations("search.followed");
  const format = useFormatter();
  const { told } = useFollowed();
  const state = useNews();
  // Days of episodes are the same for all; this is a time of the listener's own.
  const timeZone = useOwnTimeZone();
  const date =
    told.at === null ? null : format.dateTime(told.at, { dateStyle: "medium", timeStyle: "short", timeZone });
  const offline = date === null ? t("offlineNew") : t("offline", { date });
  const line = state === "offline" ? offline : state === "failed" ? t("failed") : null;
  return (
    <p role="status" className={styles.state}>
      {line}
    </p>
  );
}

/** Says which search was let go, and offers to take it up again. */
function FollowedUndo() {
  const t = useTranslations("search.followed");
  const { removed, told } = useFollowed();
  const wordsOf = useSearchWords();
  const words =
    removed &&
    wordsOf(
      followedRequest(removed.name),
      told.news.find(({ name }) => name === removed.name),
    );
  return (
    <div role="status">
      {removed && words && (
        <PassingOffer
          key={removed.name}
          className={styles.removed}
          stay={STAY}
          pass={() => followedStore.forgetRemoved()}
        >
          <span>{t("removed", { search: words.whole })}</span>
          <button type="button" onClick={() => followedStore.undoRemove()}>
            {t("undo")}
          </button>
        </PassingOffer>
      )}
    </div>
  );
}
