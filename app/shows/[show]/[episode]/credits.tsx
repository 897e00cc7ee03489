import { useTranslations } from "next-intl";
import type { Credit } from "#core/episode/episode.ts";
import styles from "./page.module.css";

export function Credits({ persons }: { readonly persons: readonly Credit[] }) {
  const t = useTranslations("episode");
  if (persons.length === 0) return null;
  return (
    <section aria-labelledby="people">
      <h2 id="people">{t("people")}</h2>
      <ul className={styles.people}>
        {persons.map((person) => (
          <li key={person.name}>
            {person.href === null ? (
              <bdi>{person.name}</bdi>
            ) : (
              <a href={person.href}>
                <bdi>{person.name}</bdi>
              </a>
            )}{" "}
            <span dir="auto">{person.role}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
