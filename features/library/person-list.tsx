import { useTranslations } from "next-intl";
import type { ListedPerson } from "#core/episode/episode.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./person-list.module.css";
import { PersonPicture } from "./person-picture.tsx";
import { useRoleNames } from "./role-names.tsx";

/** People, each with what they do and in how many episodes. */
export function PersonList({ people }: { readonly people: readonly ListedPerson[] }) {
  const t = useTranslations("library");
  const roleNames = useRoleNames();
  return (
    <ul className={styles.list}>
      {people.map(({ href, name, roles, imageUrl, episodeCount }) => (
        <li key={href} className={styles.person}>
          <PersonPicture name={name} url={imageUrl} size={56} />
          <div>
            <h2>
              <PageLink href={href}>
                <bdi>{name}</bdi>
              </PageLink>
            </h2>
            <p className={styles.facts}>
              <span>{roleNames(roles.slice(0, 2))}</span>
              {episodeCount > 0 && <span>{t("episodes", { count: episodeCount })}</span>}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
