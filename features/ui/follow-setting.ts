import { browserStorage, readText, writeText } from "#features/ui/kept-value.ts";

const KEY = "playhead.follow";

/** Whether the transcript should follow: yes, until a person has switched it off in this browser. */
export function followWanted(): boolean {
  return readText(browserStorage("localStorage"), KEY) !== "off";
}

/** Remembers the choice; where nothing can be kept, it holds for this page. */
export function keepFollowWanted(wanted: boolean): void {
  writeText(browserStorage("localStorage"), KEY, wanted ? "on" : "off");
}
