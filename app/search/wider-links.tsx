import { getTranslations } from "next-intl/server";
import { personHref, tagHref } from "#core/episode/address.ts";
import { personKey } from "#core/episode/person.ts";
import type { SearchFilter } from "#core/search/request.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { findPerson } from "#server/shows/person-list.ts";
import { findTag } from "#server/shows/tags.ts";
import styles from "./page.module.css";

/** To the pages of the speaker and the tag that a search is narrowed to. */
export async function WiderLinks({ speaker, tag }: Pick<SearchFilter, "speaker" | "tag">) {
  const t = await getTranslations("library.chips");
  const key = speaker === null ? null : personKey(speaker);
  const [person, named] = await Promise.all([
    key === null ? null : findPerson(key),
    tag === null ? null : findTag(tag),
  ]);
  if (person === null && named === null) return null;
  return (
    <p className={styles.wider}>
      {person !== null && (
        <PageLink href={personHref(person.key)}>{t("everywhere", { label: person.name })}</PageLink>
      )}
      {named !== null && (
        <PageLink href={tagHref(named.slug)}>
          {t("everywhere", { label: t("tag", { tag: named.name }) })}
        </PageLink>
      )}
    </p>
  );
}
