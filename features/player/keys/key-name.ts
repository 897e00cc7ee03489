import { SHORTCUTS, type ShortcutAction } from "./shortcuts.ts";

const SYMBOLS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

/** Signs that mean something in `aria-keyshortcuts` (WAI-ARIA 1.2). */
const ARIA_NAMES: Readonly<Record<string, string>> = { " ": "Space", "+": "Plus" };

/** What a control says of its keys. */
export interface KeyTip {
  readonly title: string;
  /** As ARIA names them, with spaces between them; left out while keys are off. */
  readonly "aria-keyshortcuts"?: string;
}

/** The parts of a key of the table as they stand on keyboards: those that are held, and the key; `space` is the name of that. */
export function keyParts(key: string, space: string): readonly string[] {
  return partsOf(key).map((part) =>
    part === " " ? space : (SYMBOLS[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
  );
}

/** The tip of a control of this name that does what the keys of these actions do: `Mute (M)`. */
export function keyTip(name: string, actions: readonly ShortcutAction[]): KeyTip {
  const keys = actions.map((action) => SHORTCUTS.find((shortcut) => shortcut.action === action)?.keys ?? []);
  const written = keys.map((those) => keyParts(mostTelling(those), "").join("+"));
  return { title: `${name} (${written.join(" ")})`, "aria-keyshortcuts": keys.flat().map(ariaKey).join(" ") };
}

/** A letter or a sign where there is one: those are easiest to remember, and Space presses what has the focus anyway. */
function mostTelling(keys: readonly string[]): string {
  return keys.find((key) => key.trim().length === 1) ?? keys[0] ?? "";
}

function ariaKey(key: string): string {
  return partsOf(key)
    .map((part) => ARIA_NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join("+");
}

/** A plus joins the parts of a key, and is one. */
function partsOf(key: string): readonly string[] {
  return key === "+" ? [key] : key.split("+");
}
