import { useTranslations } from "next-intl";
import type { EpisodeExtras as Extras } from "#core/episode/extras.ts";
import { ExtraFacts, FundingLinks } from "../../../extras.tsx";
import styles from "./page.module.css";

/** What the feed tells of an episode beside its notes: how to support it, where it is discussed, places and license. */
export function EpisodeExtras(extras: Extras) {
  const t = useTranslations("extras");
  const { funding, discussions, places, license } = extras;
  if (funding.length + (discussions?.length ?? 0) + places.length === 0 && license === null) return null;
  return (
    <section aria-label={t("more")}>
      {funding.length > 0 && (
        <p className={styles.funding}>
          <FundingLinks funding={funding} />
        </p>
      )}
      <ExtraFacts {...extras} />
    </section>
  );
}
