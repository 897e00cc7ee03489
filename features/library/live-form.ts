import { useEffect, useRef } from "react";

/** Puts values into the fields of these names, but for the one that is being typed in where `typing` says so. */
export function fillForm(
  form: HTMLFormElement,
  values: Readonly<Record<string, string | boolean | null>>,
  typing: boolean,
): void {
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    const value = values[field.name];
    if (value === undefined || field.type === "hidden") continue;
    if (field.type === "search" && field === document.activeElement && typing) continue;
    if (field instanceof HTMLInputElement && typeof value === "boolean") field.checked = value;
    else field.value = String(value ?? "");
  }
}

/** Calls what it was given last, after so many milliseconds; nothing once the component is gone. */
export function useLastCall(): (call: () => void, wait: number) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Ends with the page.
  useEffect(() => () => clearTimeout(timer.current), []);
  return (call, wait) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(call, wait);
  };
}
