import Link from "next/link";
import { useTranslations } from "next-intl";
import { searchFor, searchHref } from "#core/search/request.ts";
import styles from "./search-help.module.css";

/** What can be typed, by examples; what is typed stays the same in every language. */
const EXAMPLES = {
  words: "sound file",
  phrase: '"record player"',
  without: "sound -music",
  either: "tape OR disc",
  beginning: "record*",
  speaker: "speaker:vera sound",
  show: "show:sound wave",
  tag: "tag:audio wave",
  dates: "after:2024 sound",
} as const;

/** How to search, as a list of what to type and what it finds. */
export function SearchHelp() {
  const t = useTranslations("search.help");
  const examples = Object.entries(EXAMPLES).map(([name, query]) => ({ name, query }));
  return (
    <dl className={styles.help}>
      {examples.map(({ name, query }) => (
        <div key={name}>
          <dt>
            <Link href={searchHref(searchFor(query))}>{query}</Link>
          </dt>
          <dd>{t(name)}</dd>
        </div>
      ))}
    </dl>
  );
}
