import { getTranslations } from "next-intl/server";
import { excerpt } from "#core/text/prose.ts";
import { formatMomentClock, momentHref } from "#core/time/moment.ts";
import { Part } from "#features/settings/part.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import type { Spot } from "#server/plays/episode-report.ts";
import { LONGEST_WORDS } from "./longest-words.ts";
import styles from "./plays.module.css";

interface SpotPartProps {
  readonly kind: "stops" | "replays";
  readonly spot: Spot | null;
  /** The address of the episode's page. */
  readonly page: string;
  readonly language: string;
}

/** Where in an episode the most do something, with what is said there; nothing where nobody does. */
export async function SpotPart({ kind, spot, page, language }: SpotPartProps) {
  const t = await getTranslations("plays");
  if (!spot) return null;
  const { start, end, count, words } = spot;
  const moment = { start: Math.floor(start), end: Math.floor(end) };
  return (
    <Part title={t(kind)}>
      <div className={styles.spot}>
        <p>
          <PageLink href={momentHref(page, { start: moment.start, end: null })}>
            {formatMomentClock(moment)}
          </PageLink>
        </p>
        {words !== null && (
          <blockquote lang={language} dir="auto">
            {excerpt(words, LONGEST_WORDS)}
          </blockquote>
        )}
        <p className={styles.soft}>{t(`${kind}Count`, { count })}</p>
      </div>
    </Part>
  );
}
