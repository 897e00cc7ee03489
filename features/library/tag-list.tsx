import { useFormatter } from "next-intl";
import type { ListedTag } from "#core/episode/episode.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./tag-list.module.css";

/** Tags, each with how many episodes have it. */
export function TagList({ tags }: { readonly tags: readonly ListedTag[] }) {
  const format = useFormatter();
  return (
    <ul className={styles.list}>
      {tags.map(({ href, name, episodeCount }) => (
        <li key={href}>
          <PageLink href={href}>
            <bdi>{name}</bdi> <span>{format.number(episodeCount)}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
