/** Makes a button that `switchButton` wrote show, and be called by, what it does next. */
export function setSwitch(button: HTMLElement | null, on: boolean): void {
  if (!button) return;
  const name = (on ? button.dataset.on : button.dataset.off) ?? "";
  button.setAttribute("aria-label", name);
  button.title = name;
  button.toggleAttribute("data-is-on", on);
}
