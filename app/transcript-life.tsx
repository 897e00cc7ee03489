"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import type { Transcript } from "#core/transcript/transcript.ts";
import { keepLine } from "#features/editor/read-line.ts";
import { usePlayerParts } from "#features/player/player-context.tsx";
import { isPartOf, shownPassages } from "#features/transcript/text/shown-passages.ts";
import { watchChanges } from "./transcript-change.ts";

/** Has what this tab shows of a transcript be what another tab, or another person, has made of it. */
export function TranscriptLife() {
  const router = useRouter();
  const { store, words } = usePlayerParts();
  const renewPage = useEffectEvent(() => {
    const place = shownTranscript();
    if (place) keepLine(place);
    router.refresh();
  });
  const renew = useEffectEvent((href: string) => {
    void words.renew(href);
    if (window.location.pathname === href) renewPage();
  });
  // Follows other tabs.
  useEffect(() => watchChanges((href) => renew(href)), []);
  // Follows the words that the player fetches once the page is alive: those of the page may have been corrected since it was sent.
  useEffect(() => {
    const stop = new AbortController();
    const look = () => {
      const { text } = words.getSpoken();
      if (text === null || stop.signal.aborted) return;
      stop.abort();
      const isOfPage = store.getPlayback().track?.href === window.location.pathname;
      if (isOfPage && !isShown(text.transcript)) renewPage();
    };
    stop.signal.addEventListener("abort", words.subscribe(look));
    look();
    return () => stop.abort();
  }, [store, words]);
  return null;
}

/** Whether the page shows this transcript as it is, or none in its language. */
function isShown({ language, passages }: Transcript): boolean {
  const texts = shownTranscript()?.querySelectorAll<HTMLElement>("[lang]") ?? [];
  const shown = [...texts].find(({ lang }) => lang === language);
  return shown === undefined || isPartOf(shownPassages(shown), passages);
}

/** Where the transcript of the page stands; null where there is none. */
function shownTranscript(): HTMLElement | null {
  return document.querySelector<HTMLElement>("main [data-text]");
}
