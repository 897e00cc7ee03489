import { browserStorage, readJson, writeJson } from "./kept-value.ts";
import { Listeners } from "./listeners.ts";
import { watchOtherTabs } from "./other-tabs.ts";

const KEY = "playhead.saved";
const listeners = new Listeners();

/** How much listening was saved in this browser by going through silences quickly. Seconds. */
export function timeSaved(): number {
  const kept = readJson(browserStorage("localStorage"), KEY);
  return typeof kept === "number" && Number.isFinite(kept) && kept > 0 ? kept : 0;
}

/** Counts seconds that were saved, beside what other tabs count. */
export function addTimeSaved(seconds: number): void {
  writeJson(browserStorage("localStorage"), KEY, Math.round((timeSaved() + seconds) * 1000) / 1000);
  listeners.tell();
}

/** Tells when this tab or another has counted more, or all is forgotten. Returns the way to leave. */
export function watchTimeSaved(listener: () => void): () => void {
  const leave = listeners.add(listener);
  const leaveOthers = watchOtherTabs(listener);
  return () => {
    leave();
    leaveOthers();
  };
}
