import { getTranslations } from "next-intl/server";
import { episodePlaysHref } from "#core/plays/address.ts";
import { shareToEnd } from "#core/plays/curve.ts";
import type { Span } from "#core/plays/span.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import type { EpisodeSums } from "#server/plays/sums.ts";
import kept from "../keeping.module.css";
import styles from "./plays.module.css";
import { TotalLine } from "./total-line.tsx";

interface PlayedEpisodeProps {
  readonly episode: EpisodeSums;
  readonly span: Span;
  /** The plays of the one that was played most. */
  readonly most: number;
}

/** What was counted of one episode, in a list. */
export async function PlayedEpisode({ episode, span, most }: PlayedEpisodeProps) {
  const t = await getTranslations("plays");
  const { title, showTitle, plays, embedded, heardEnd, shared, opened } = episode;
  const told = [shared > 0 && t("shared", { count: shared }), opened > 0 && t("opened", { count: opened })];
  return (
    <li>
      <h3 dir="auto">
        <PageLink href={episodePlaysHref(episode, span)}>{title}</PageLink>
      </h3>
      <p className={kept.soft} dir="auto">
        {showTitle}
      </p>
      {/* What it shows stands below it. */}
      <div className={styles.bar} aria-hidden="true">
        <div style={{ width: `${most > 0 ? (plays / most) * 100 : 0}%` }} />
      </div>
      <p className={kept.said}>
        <TotalLine total={{ plays, embedded, toEnd: shareToEnd(plays, heardEnd) }} />
      </p>
      {shared + opened > 0 && (
        <p className={kept.soft}>{told.filter((part) => part !== false).join(" · ")}</p>
      )}
    </li>
  );
}
