import { ExternalLink } from "lucide";
import { useTranslations } from "next-intl";
import { personHref } from "#core/episode/address.ts";
import type { Person } from "#core/episode/person.ts";
import { PersonPicture } from "#features/library/person-picture.tsx";
import { useRoleNames } from "#features/library/role-names.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./credits.module.css";

/** Who is in an episode or makes a show, each with the way to all that they are in. */
export function Credits({ persons }: { readonly persons: readonly Person[] }) {
  const t = useTranslations("people");
  const roleNames = useRoleNames();
  if (persons.length === 0) return null;
  return (
    <section aria-labelledby="people">
      <h2 id="people" className={styles.heading}>
        {t("title")}
      </h2>
      <ul className={styles.people}>
        {persons.map(({ key, name, role, href, imageUrl }) => (
          <li key={key ?? name}>
            <PersonPicture name={name} url={imageUrl} size={40} />
            <span className={styles.name}>
              {key === null ? (
                <bdi>{name}</bdi>
              ) : (
                <PageLink href={personHref(key)}>
                  <bdi>{name}</bdi>
                </PageLink>
              )}
              <span className={styles.role} dir="auto">
                {roleNames(role === "" ? [] : role.split(", "))}
              </span>
            </span>
            {href !== null && (
              <a href={href} rel="external" className={styles.own} aria-label={t("ownPageOf", { name })}>
                <Icon of={ExternalLink} size={16} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
