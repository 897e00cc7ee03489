"use client";

import { useEffect, useState } from "react";
import { isForElsewhere } from "#features/ui/for-elsewhere.ts";
import { useLater } from "#features/ui/use-later.ts";
import type { SentMove } from "./move-life.tsx";

const loadMoves = async () => (await import("./move-life.tsx")).MoveLife;

/**
 * Opens the dialog that a link names which asks before it moves something to the trash. What then moves it comes with that
 * press, and the form of the dialog waits for it.
 */
export function TrashLife() {
  const [wanted, setWanted] = useState(false);
  const [sent, setSent] = useState<SentMove | null>(null);
  const MoveLife = useLater(wanted ? loadMoves : null, wanted);
  // Follows presses and forms on the whole page, which has both as plain HTML.
  useEffect(() => {
    const press = (event: MouseEvent) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-opens]") : null;
      const dialog = link && document.getElementById(link.dataset.opens ?? "");
      if (!(dialog instanceof HTMLDialogElement) || isForElsewhere(event)) return;
      event.preventDefault();
      dialog.showModal();
      setWanted(true);
    };
    const submit = (event: SubmitEvent) => {
      const form = event.target;
      // What would be sent without a network is held by who says so (app/offline-note.tsx).
      if (!(form instanceof HTMLFormElement) || form.dataset.moved === undefined || !navigator.onLine) return;
      event.preventDefault();
      setWanted(true);
      setSent({ form });
    };
    const stop = new AbortController();
    // Before the page is turned.
    document.addEventListener("click", press, { capture: true, signal: stop.signal });
    document.addEventListener("submit", submit, { signal: stop.signal });
    return () => stop.abort();
  }, []);
  return MoveLife && <MoveLife sent={sent} />;
}
