import { browserStorage, readText, writeText } from "#features/ui/kept-value.ts";
import { Listeners } from "#features/ui/listeners.ts";

const KEY = "playhead.hide-played";

const listeners = new Listeners();
let hidden: boolean | null = null;

/** Whether lists leave out what was heard to the end, as this browser was told. */
export function isPlayedHidden(): boolean {
  hidden ??= readText(browserStorage("localStorage"), KEY) === "on";
  return hidden;
}

export function hidePlayed(wanted: boolean): void {
  hidden = wanted;
  writeText(browserStorage("localStorage"), KEY, wanted ? "on" : "off");
  listeners.tell();
}

export const followHidden = listeners.add;
