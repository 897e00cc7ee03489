"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import type { Quote } from "#core/quote/quote.ts";
import { quoteAt } from "#core/quote/quote-at.ts";
import type { Moment } from "#core/time/moment.ts";
import { Art } from "#features/ui/art.tsx";
import { type Arrival, useLinkMoment } from "#features/ui/link-moment.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { usePlayerState } from "../player-context.tsx";
import { watchCoveredFocus } from "./covered-focus.ts";
import styles from "./moment-card.module.css";
import { PlayEpisodeButton } from "./play-button.tsx";

interface MomentCardProps {
  readonly track: Track;
  /** What is said at the moment that `?t=` names. */
  readonly quote: Quote | null;
  /** Where the text of that moment begins: the id of its passage's time, and a character of its words. */
  readonly begin: { readonly id: string; readonly character: number } | null;
  /** What must be said of it. */
  readonly children: ReactNode;
}

/**
 * The moment that the address names: what is said there, and by whom, and one press to hear it. It stands above the
 * marked text until it is heard or read on, or would hide what the keys have reached, then at the top of the page.
 */
export function MomentCard({ track, quote, begin, children }: MomentCardProps) {
  const t = useTranslations("player");
  const { moment, arrival } = useLinkMoment();
  const [leave, standing] = useStanding(track, arrival);
  const words = useWords(track, moment, quote);
  const card = useRef<HTMLElement>(null);
  const leaveFocus = useEffectEvent(leave);
  // Follows the focus.
  useEffect(
    () => (standing && card.current ? watchCoveredFocus(card.current, () => leaveFocus()) : undefined),
    [standing],
  );
  if (moment === null) return null;
  const readOn = (event: MouseEvent) => {
    event.preventDefault();
    leave();
    document.querySelector<HTMLElement>("[data-moment] [data-time]")?.focus({ preventScroll: true });
  };
  return (
    <section
      ref={card}
      className={styles.card}
      data-standing={standing}
      data-begins={begin ? `${begin.id} ${begin.character}` : undefined}
      aria-label={t("linkedMoment")}
    >
      <div className={styles.head} lang={track.language}>
        <Art url={track.imageUrl} size={48} eager />
        <p>
          <PageLink href={track.href}>{track.title}</PageLink>
          <PageLink href={track.showHref}>{track.showTitle}</PageLink>
        </p>
      </div>
      {words && (
        <blockquote className={styles.quote} lang={words.language}>
          <p dir="auto">{words.text}</p>
          {words.speaker !== null && <cite>{words.speaker}</cite>}
        </blockquote>
      )}
      {children}
      <div className={styles.actions}>
        <PlayEpisodeButton track={track} moment={moment} variant="wide" />
        {words && (
          <a href={`#${begin?.id ?? ""}`} onClick={readOn}>
            {t("readOn")}
          </a>
        )}
      </div>
    </section>
  );
}

/**
 * Whether the card stands over the text, and the way to end that. It does from the first on in a page that the server has
 * rendered; after that each time that a link has led here.
 */
function useStanding(track: Track, arrival: Arrival | null | undefined) {
  const playing = usePlayerState((state) => state.playing && isSameEpisode(state.track, track));
  const [left, setLeft] = useState<Arrival | null>(null);
  const arrived = arrival === undefined || (arrival !== null && arrival.moment !== null);
  // Whoever hears the moment has arrived.
  if (playing && arrival && arrival !== left) setLeft(arrival);
  const leave = () => setLeft(arrival ?? null);
  return [leave, arrived && !playing && (arrival === undefined || arrival !== left)] as const;
}

/** What is said at the moment, as the server tells; of a moment that only the browser knows, as the player does. */
function useWords(track: Track, moment: Moment | null, quote: Quote | null) {
  const spoken = usePlayerState((state) => (isSameEpisode(state.track, track) ? state.spoken.text : null));
  const isServers = quote?.moment.start === moment?.start && quote?.moment.end === moment?.end;
  if (isServers || moment === null) return quote;
  return spoken && quoteAt(spoken.transcript, moment);
}
