import type { MouseEvent } from "react";

/** Whether a press asks for another tab or window, which is the browser's to do. */
export function isForElsewhere(event: Pick<MouseEvent, "metaKey" | "ctrlKey" | "shiftKey">): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey;
}
