"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { keepLine } from "#features/editor/read-line.ts";
import { usePlayerParts } from "#features/player/player-context.tsx";
import { watchChanges } from "./transcript-change.ts";

/** Has what this tab shows of a transcript be what another tab has made of it. */
export function TranscriptLife() {
  const router = useRouter();
  const { words } = usePlayerParts();
  const renew = useEffectEvent((href: string) => {
    void words.renew(href);
    if (window.location.pathname !== href) return;
    const place = document.querySelector<HTMLElement>("main [data-text]");
    if (place) keepLine(place);
    router.refresh();
  });
  // Follows other tabs.
  useEffect(() => watchChanges((href) => renew(href)), []);
  return null;
}
