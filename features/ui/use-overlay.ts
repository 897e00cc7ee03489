"use client";

import { usePathname } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";

interface Overlay {
  readonly open: boolean;
  readonly show: () => void;
  readonly close: () => void;
}

/** It was closed, and the browser is still on its way back from its entry. */
interface Leaving {
  /** Of the page that it was over. */
  readonly path: string;
  /** Whether it is wanted again. */
  readonly wanted: boolean;
}

/** Something over the page that Back closes as well: while it is open it has an entry of its own in the history. */
export function useOverlay(): Overlay {
  const path = usePathname();
  const [over, setOver] = useState<string | null>(null);
  // A page that is opened from within has taken the entry over.
  const open = over === path;
  const leaving = useRef<Leaving | null>(null);
  const show = useCallback(() => {
    const { pathname } = window.location;
    // A new entry would be what the browser goes back from. A second press does not wait for what may never come.
    if (leaving.current?.path === pathname && !leaving.current.wanted) {
      leaving.current = { path: pathname, wanted: true };
      return;
    }
    leaving.current = null;
    history.pushState(history.state, "");
    setOver(pathname);
  }, []);
  const close = useCallback(() => {
    leaving.current = { path: window.location.pathname, wanted: false };
    setOver(null);
    history.back();
  }, []);
  // Follows the history, which is the browser's.
  useEffect(() => {
    const left = () => {
      const { path: closedOver, wanted } = leaving.current ?? { path: null, wanted: false };
      leaving.current = null;
      if (wanted && closedOver === window.location.pathname) show();
      else setOver(null);
    };
    window.addEventListener("popstate", left);
    return () => window.removeEventListener("popstate", left);
  }, [show]);
  return { open, show, close };
}
