"use client";

import { useEffect, useState } from "react";
import { isForElsewhere } from "#features/ui/for-elsewhere.ts";
import { useLater } from "#features/ui/use-later.ts";

const loadMoves = async () => (await import("./move-life.tsx")).MoveLife;

/** Opens the dialog that a link names which asks before it moves something to the trash. What it then does comes with that press. */
export function TrashLife() {
  const [wanted, setWanted] = useState(false);
  const MoveLife = useLater(wanted ? loadMoves : null, wanted);
  // Follows presses on the whole page.
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
    // Before the page is turned.
    document.addEventListener("click", press, { capture: true });
    return () => document.removeEventListener("click", press, { capture: true });
  }, []);
  return MoveLife && <MoveLife />;
}
