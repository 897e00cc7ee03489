import { useTranslations } from "next-intl";
import type { ListedShow } from "#core/episode/episode.ts";
import { Art } from "#features/ui/art.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./show-list.module.css";

export function ShowList({ shows }: { readonly shows: readonly ListedShow[] }) {
  const t = useTranslations("library");
  return (
    <ul className={styles.list}>
      {shows.map((show) => (
        <li key={show.href} className={styles.show}>
          <Art url={show.imageUrl} size={96} />
          <div>
            <h3 lang={show.language} dir="auto">
              <PageLink href={show.href}>{show.title}</PageLink>
            </h3>
            <p>{t("episodes", { count: show.episodeCount })}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
