"use client";

import { usePathname } from "next/navigation";
import { useCallback, useEffect, useState } from "react";

interface Overlay {
  readonly open: boolean;
  readonly show: () => void;
  readonly close: () => void;
}

/** Something over the page that Back closes as well: while it is open it has an entry of its own in the history. */
export function useOverlay(): Overlay {
  const path = usePathname();
  const [over, setOver] = useState<string | null>(null);
  // A page that is opened from within has taken the entry over.
  const open = over === path;
  const show = useCallback(() => {
    history.pushState(history.state, "");
    setOver(window.location.pathname);
  }, []);
  const close = useCallback(() => history.back(), []);
  // Follows the history, which is the browser's.
  useEffect(() => {
    if (!open) return;
    const left = () => setOver(null);
    window.addEventListener("popstate", left);
    return () => window.removeEventListener("popstate", left);
  }, [open]);
  return { open, show, close };
}
