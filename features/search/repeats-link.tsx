import { Layers } from "lucide";
import { useLocale, useTranslations } from "next-intl";
import { type SearchRequest, searchHref } from "#core/search/request.ts";
import type { Hit } from "#core/search/results.ts";
import { Icon } from "#features/ui/icon.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./search-results.module.css";

interface RepeatsLinkProps {
  readonly request: SearchRequest;
  readonly hit: Hit;
}

/** Leads to all that is said in the words of a hit; nothing where no other episode says them. */
export function RepeatsLink({ request, hit: { id, repeats } }: RepeatsLinkProps) {
  const t = useTranslations("search");
  const locale = useLocale();
  if (!repeats) return null;
  return (
    <PageLink
      className={styles.repeats}
      lang={locale}
      href={searchHref({ ...request, repeats: id, page: 1 })}
    >
      <Icon of={Layers} size={16} />
      <span>{t("repeats", { episodes: repeats.episodes })}</span>
    </PageLink>
  );
}
