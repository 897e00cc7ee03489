"use client";

import { BellOff, Play, Rss } from "lucide";
import { useFormatter, useTranslations } from "next-intl";
import { type FollowedSearch, followedRequest } from "#core/search/followed-search.ts";
import { freshCount, type ToldNews } from "#core/search/news.ts";
import { playHref } from "#core/search/playable-hit.ts";
import { searchFeedHref, searchHref } from "#core/search/request.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./followed-list.module.css";
import { useSearchWords } from "./use-search-words.ts";

interface FollowedItemProps {
  readonly search: FollowedSearch;
  readonly told: readonly ToldNews[];
  readonly remove: (name: string) => void;
}

/** A search that is followed: what it asks for, what is new of it, and what can be done with it. */
export function FollowedItem({ search, told, remove }: FollowedItemProps) {
  const t = useTranslations("search.followed");
  const format = useFormatter();
  const wordsOf = useSearchWords();
  const { name } = search;
  const request = followedRequest(name);
  const news = told.find((one) => one.name === name);
  const { title, conditions, whole } = wordsOf(request, news);
  const fresh = freshCount(search, told);
  const newest = news?.newest ?? null;
  const feed = t("feed", { search: whole });
  const play = t("play", { search: whole });
  return (
    <li className={styles.item}>
      <div className={styles.about}>
        <PageLink className={styles.title} href={searchHref(request)} dir="auto">
          {title}
        </PageLink>
        {conditions !== "" && <p className={styles.conditions}>{conditions}</p>}
        <p className={styles.news}>
          {fresh !== null && (
            <span className={fresh > 0 ? styles.fresh : undefined}>
              {fresh > 0 ? t("fresh", { count: fresh }) : t("nothingNew")}
            </span>
          )}
          {newest !== null && (
            <time dateTime={newest}>
              {t("newest", { date: format.dateTime(new Date(newest), { dateStyle: "medium" }) })}
            </time>
          )}
        </p>
      </div>
      <div className={styles.actions}>
        {newest !== null && (
          <PageLink className={styles.action} href={playHref(request, 0)} aria-label={play} title={play}>
            <Icon of={Play} />
          </PageLink>
        )}
        <a className={styles.action} href={searchFeedHref(request)} aria-label={feed} title={feed}>
          <Icon of={Rss} />
        </a>
        <IconButton name={t("remove", { search: whole })} onClick={() => remove(name)}>
          <Icon of={BellOff} />
        </IconButton>
      </div>
    </li>
  );
}
