import { getTranslations } from "next-intl/server";
import type { SharedMoment } from "#core/plays/shared-moments.ts";
import { excerpt } from "#core/text/prose.ts";
import { formatMomentClock } from "#core/time/moment.ts";
import { Part } from "#features/settings/part.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import kept from "../keeping.module.css";
import { LONGEST_WORDS } from "./longest-words.ts";
import styles from "./plays.module.css";

/** The sentences of an episode that were shared most, each with its link. */
export async function SharedMoments({ moments }: { readonly moments: readonly SharedMoment[] }) {
  const t = await getTranslations("plays");
  return (
    <Part title={t("moments")}>
      {moments.length === 0 ? (
        <p>{t("momentsNone")}</p>
      ) : (
        <ol className={kept.list} aria-label={t("moments")}>
          {moments.map(({ href, moment, quote, shared, opened }) => (
            <li key={href} className={styles.spot}>
              <p>
                <PageLink href={href}>{formatMomentClock(moment)}</PageLink>
              </p>
              {quote && (
                <blockquote lang={quote.language} dir="auto">
                  {excerpt(quote.text, LONGEST_WORDS)}
                </blockquote>
              )}
              <p className={styles.soft}>{t("times", { shared, opened })}</p>
            </li>
          ))}
        </ol>
      )}
    </Part>
  );
}
