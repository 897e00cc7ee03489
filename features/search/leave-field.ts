/** Where fingers do it, the keyboard on the screen must leave before what was found is seen. */
export function leaveField(field: HTMLElement | null): void {
  if (isTouched()) field?.blur();
}

export function isTouched(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}
