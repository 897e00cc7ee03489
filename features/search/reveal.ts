/** Above an option may stand the name of its group. CSS pixels. */
const GROUP_NAME = 32;

/** Scrolls the list, and never the page, until the option is seen. */
export function reveal(option: string): void {
  const element = document.getElementById(option);
  const list = element?.closest("[role=listbox]");
  if (!element || !list) return;
  const { top, bottom } = element.getBoundingClientRect();
  const frame = list.getBoundingClientRect();
  list.scrollTop += Math.min(0, top - GROUP_NAME - frame.top) + Math.max(0, bottom - frame.bottom);
}
