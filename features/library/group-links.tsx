import { useFormatter } from "next-intl";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./group-links.module.css";

interface Group {
  /** As it is read. */
  readonly label: string;
  /** How many episodes are in it. */
  readonly count: number;
  /** Where it is shown; where it is shown already, where all are. */
  readonly href: string;
  readonly chosen: boolean;
}

interface GroupLinksProps {
  readonly name: string;
  readonly groups: readonly Group[];
}

/** Parts of a list to jump to. Nothing where there is no choice. */
export function GroupLinks({ name, groups }: GroupLinksProps) {
  const format = useFormatter();
  if (groups.length < 2 && !groups.some(({ chosen }) => chosen)) return null;
  return (
    <nav className={styles.groups} aria-label={name}>
      <span aria-hidden="true">{name}</span>
      <ul>
        {groups.map(({ label, count, href, chosen }) => (
          <li key={href}>
            <PageLink href={href} scroll={false} aria-current={chosen ? "true" : undefined}>
              <bdi>{label}</bdi> <span className={styles.count}>{format.number(count)}</span>
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
