import type { KeyboardEvent } from "react";

/**
 * Moves the focus between the times of passages: Up and Down by one, Home and End to the ends. All of them
 * together are one stop of the Tab key: the one last focused.
 */
export function movePassageFocus(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLElement) || event.target.dataset.time === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-time]")];
  const next = links[nextIndex(event.key, links.indexOf(event.target), links.length)];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  makeTabStop(links, next);
  next.focus();
}

/** Leaves only `stop` among the links, with the button beside it, to the Tab key. */
export function makeTabStop(links: readonly HTMLElement[], stop: HTMLElement | undefined): void {
  for (const link of links) {
    const tabIndex = link === stop ? 0 : -1;
    link.tabIndex = tabIndex;
    if (link.nextElementSibling instanceof HTMLButtonElement) link.nextElementSibling.tabIndex = tabIndex;
  }
}

function nextIndex(key: string, index: number, count: number): number {
  if (key === "ArrowDown") return index + 1;
  if (key === "ArrowUp") return index - 1;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return -1;
}
