import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PersonPicture } from "#features/library/person-picture.tsx";
import { useRoleNames } from "#features/library/role-names.tsx";
import type { KnownPerson } from "#server/shows/people.ts";
import styles from "../../list.module.css";

interface PersonHeaderProps {
  readonly person: KnownPerson;
  /** Where to go from here. */
  readonly children: ReactNode;
}

/** Who somebody is. */
export function PersonHeader({ person, children }: PersonHeaderProps) {
  const t = useTranslations("people");
  const library = useTranslations("library");
  const roleNames = useRoleNames();
  const { name, roles, imageUrl, link, episodes } = person;
  return (
    <header className={styles.about}>
      <PersonPicture name={name} url={imageUrl} size={96} />
      <div>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <p className={styles.facts}>
          <span>{roleNames(roles)}</span>
          {episodes.length > 0 && <span>{library("episodes", { count: episodes.length })}</span>}
        </p>
        <p className={styles.links}>
          {link !== null && (
            <a href={link} rel="external">
              {t("ownPage")}
            </a>
          )}
          {children}
        </p>
      </div>
    </header>
  );
}
