import { useEffect, useSyncExternalStore } from "react";
import { Listeners } from "#features/ui/listeners.ts";

let shown = false;
const listeners = new Listeners();

function show(value: boolean): void {
  shown = value;
  listeners.tell();
}

/** Says that the dock is on the page, while it is. */
export function useShowDock(): void {
  // Follows the dock.
  useEffect(() => {
    show(true);
    return () => show(false);
  }, []);
}

/** Whether the dock is on the page: it comes a moment later than what it is for. */
export function useDockShown(): boolean {
  return useSyncExternalStore(
    listeners.add,
    () => shown,
    () => false,
  );
}
