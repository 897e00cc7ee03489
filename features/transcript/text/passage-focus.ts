import type { KeyboardEvent } from "react";
import { indexAfterKey } from "#features/ui/index-after-key.ts";
import { COPY_LABEL_ID } from "./copy-label.ts";

/**
 * Moves the focus between the times of passages: Up and Down by one, Home and End to the ends. All of them
 * together are one stop of the Tab key: the one last focused.
 */
export function movePassageFocus(event: KeyboardEvent<HTMLElement>): void {
  if (!(event.target instanceof HTMLElement) || event.target.dataset.time === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-time]")];
  const next = links[indexAfterKey(event.key, links.indexOf(event.target), links.length)];
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
    const button = copyButtonOf(link);
    if (button) button.tabIndex = tabIndex;
  }
}

/** Names the buttons that copy links to times, which the page brings without names: they do nothing before. */
export function nameCopyButtons(links: readonly HTMLElement[]): void {
  for (const link of links)
    copyButtonOf(link)?.setAttribute("aria-labelledby", `${COPY_LABEL_ID} ${link.id}`);
}

function copyButtonOf(link: HTMLElement): HTMLButtonElement | null {
  return link.nextElementSibling instanceof HTMLButtonElement ? link.nextElementSibling : null;
}
