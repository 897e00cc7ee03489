import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SearchExample } from "#core/search/examples.ts";
import { searchFor, searchHref } from "#core/search/request.ts";
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
            <Link href={searchHref(searchFor(query))} prefetch={false}>
              <bdi>{query}</bdi>
            </Link>
          </dt>
          <dd>{t(kind)}</dd>
        </div>
      ))}
    </dl>
  );
}
