const KEY = "playhead.follow";

/** Whether the transcript should follow: yes, until a person has switched it off in this browser. */
export function followWanted(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Remembers the choice; where nothing can be kept, it holds for this page. */
export function keepFollowWanted(wanted: boolean): void {
  try {
    localStorage.setItem(KEY, wanted ? "on" : "off");
  } catch {
    // A browser that keeps nothing: the choice ends with the page.
  }
}
