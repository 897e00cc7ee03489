import Link from "next/link";
import { useFormatter } from "next-intl";
import type { ListedTag } from "#core/episode/episode.ts";
import styles from "./tag-list.module.css";

/** Tags, each with how many episodes have it. */
export function TagList({ tags }: { readonly tags: readonly ListedTag[] }) {
  const format = useFormatter();
  return (
    <ul className={styles.list}>
      {tags.map(({ href, name, episodeCount }) => (
        <li key={href}>
          <Link href={href} prefetch={false}>
            <bdi>{name}</bdi> <span>{format.number(episodeCount)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
