import { useTranslations } from "next-intl";
import type { SearchExample } from "#core/search/examples.ts";
import { searchFor, searchHref } from "#core/search/request.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./search-help.module.css";

/** How to search, as a list of what to type and what it finds. Nothing where there is nothing to find. */
export function SearchHelp({ examples }: { readonly examples: readonly SearchExample[] }) {
  const t = useTranslations("search.help");
  if (examples.length === 0) return null;
  return (
    <dl className={styles.help}>
      {examples.map(({ kind, query }) => (
        <div key={kind}>
          <dt>
            <PageLink href={searchHref(searchFor(query))}>
              <bdi>{query}</bdi>
            </PageLink>
          </dt>
          <dd>{t(kind)}</dd>
        </div>
      ))}
    </dl>
  );
}
