import { Radio, Rss } from "lucide";
import { useTranslations } from "next-intl";
import type { LiveEvent, ShowExtras } from "#core/episode/extras.ts";
import { believedUntil, upcomingEvents } from "#core/episode/live-event.ts";
import { ShowList } from "#features/library/show-list.tsx";
import { TrailerButton } from "#features/player/episode/trailer-button.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { LocalTime } from "#features/ui/local-time.tsx";
import { Until } from "#features/ui/until.tsx";
import type { Recommended } from "#server/shows/recommended.ts";
import { FundingLinks } from "../../extras.tsx";
import styles from "./show-extras.module.css";

/** What can be done with a show at once: hear its newest trailer, and support it. */
export function ShowActions({ trailers: [trailer], funding }: ShowExtras) {
  if (trailer === undefined && funding.length === 0) return null;
  return (
    <div className={styles.actions}>
      {trailer !== undefined && (
        <>
          <TrailerButton url={trailer.url} title={trailer.title} />
          <noscript>
            {/* biome-ignore lint/a11y/useMediaCaption: a trailer has no transcript */}
            <audio controls preload="none" src={trailer.url} />
          </noscript>
        </>
      )}
      <FundingLinks funding={funding} />
    </div>
  );
}

/** When new episodes come, in the words of the publisher, or that none will. */
export function ShowFrequency({ frequency }: Pick<ShowExtras, "frequency">) {
  const t = useTranslations("extras");
  const words = [frequency?.complete ? t("complete") : null, frequency?.text ?? null];
  const known = words.filter((word) => word !== null);
  return known.length > 0 && <span dir="auto">{known.join(" · ")}</span>;
}

/** What is on now or is to come, each with the way there. `now` in epoch milliseconds. */
export function LiveEvents({ events, now }: { readonly events: readonly LiveEvent[]; readonly now: number }) {
  const t = useTranslations("extras");
  const shown = upcomingEvents(events, now).slice(0, MOST_EVENTS);
  if (shown.length === 0) return null;
  return (
    <ul className={styles.live} aria-label={t("liveEvents")}>
      {shown.map((event) => (
        <Until key={event.guid} time={believedUntil(event)}>
          <Event {...event} />
        </Until>
      ))}
    </ul>
  );
}

const MOST_EVENTS = 3;

function Event({ title, status, start, links, audio }: LiveEvent) {
  const t = useTranslations("extras");
  const ways = links.length > 0 || audio === null ? links : [{ url: audio.url, text: null }];
  return (
    <li>
      <p className={status === "live" ? styles.on : styles.pending}>
        <Icon of={Radio} />
        {status === "live" ? <span>{t("liveNow")}</span> : <LocalTime at={start} />}
      </p>
      <p className={styles.event} dir="auto">
        {title}
      </p>
      {ways.length > 0 && (
        <p className={styles.ways}>
          {ways.map(({ url, text }) => (
            <a key={url} href={url} rel="external nofollow" dir="auto">
              {text ?? new URL(url).hostname}
            </a>
          ))}
        </p>
      )}
    </li>
  );
}

/** The shows that the makers of this one recommend: those that are here, then the feeds of others. */
export function RecommendedShows({ here, elsewhere }: Recommended) {
  const t = useTranslations("extras");
  if (here.length + elsewhere.length === 0) return null;
  return (
    <section aria-labelledby="recommended" className={styles.recommended}>
      <h2 id="recommended">{t("recommended")}</h2>
      {here.length > 0 && <ShowList shows={here} />}
      {elsewhere.length > 0 && (
        <ul className={styles.elsewhere}>
          {elsewhere.map(({ url, title }) => (
            <li key={url}>
              <Icon of={Rss} />
              <a href={url} rel="external nofollow" dir="auto">
                {title ?? new URL(url).hostname}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
