import { useTranslations } from "next-intl";
import { RESULT_ORDERS, type SearchRequest, searchHref } from "#core/search/request.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./search-order.module.css";

/** By what the results are ordered, as links. */
export function SearchOrder({ request }: { readonly request: SearchRequest }) {
  const t = useTranslations("search");
  return (
    <nav className={styles.orders} aria-label={t("order")}>
      {RESULT_ORDERS.map((order) => (
        <PageLink
          key={order}
          href={searchHref({ ...request, order, page: 1 })}
          aria-current={order === request.order ? "true" : undefined}
        >
          {t(`orders.${order}`)}
        </PageLink>
      ))}
    </nav>
  );
}
