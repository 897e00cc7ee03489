import Link from "next/link";
import { useTranslations } from "next-intl";
import { formatMomentClock, momentHref } from "#core/moment.ts";
import type { Soundbite } from "#core/podcast-tag.ts";
import type { Track } from "#core/track.ts";
import styles from "./page.module.css";

interface HighlightsProps {
  readonly track: Track;
  readonly soundbites: readonly Soundbite[];
}

/** The parts that the makers of the show want to be heard first, as links that play just them. */
export function Highlights({ track, soundbites }: HighlightsProps) {
  const t = useTranslations("episode");
  if (soundbites.length === 0) return null;
  return (
    <section aria-labelledby="highlights">
      <h2 id="highlights">{t("highlights")}</h2>
      <ul className={styles.people}>
        {soundbites.map((soundbite) => (
          <li key={soundbite.start}>
            <Link href={momentHref(track.href, soundbite)}>{soundbite.title ?? track.title}</Link>{" "}
            <time>{formatMomentClock(soundbite)}</time>
          </li>
        ))}
      </ul>
    </section>
  );
}
