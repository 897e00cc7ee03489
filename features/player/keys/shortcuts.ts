/** What keys can ask for. Those of the second part are done by the feature that they belong to. */
export type ShortcutAction =
  | "toggle"
  | "back"
  | "forward"
  | "louder"
  | "quieter"
  | "mute"
  | "slower"
  | "faster"
  | "tenth"
  | "previous-chapter"
  | "next-chapter"
  | "undo"
  | "help"
  | "previous-sentence"
  | "next-sentence"
  | "previous-turn"
  | "next-turn"
  | "say-again"
  | "sleep"
  | "previous-passage"
  | "next-passage"
  | "follow"
  | "edit"
  | "copy-link"
  | "bookmark"
  | "queue"
  | "next-hit"
  | "previous-hit"
  | "full-screen"
  | "zoom-in"
  | "zoom-out"
  | "zoom-whole"
  | "search";

export interface Shortcut {
  readonly action: ShortcutAction;
  /** As `KeyboardEvent.key` names them, with `Shift+` where it must be held. */
  readonly keys: readonly string[];
  /** As `KeyboardEvent.code`, with `Shift+` likewise: the same places on keyboards of other scripts. */
  readonly codes: readonly string[];
}

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** All keys, in the order in which the help lists them. */
export const SHORTCUTS: readonly Shortcut[] = [
  { action: "toggle", keys: [" ", "k"], codes: ["KeyK"] },
  { action: "back", keys: ["j", "ArrowLeft"], codes: ["KeyJ"] },
  { action: "forward", keys: ["l", "ArrowRight"], codes: ["KeyL"] },
  { action: "previous-sentence", keys: [","], codes: [] },
  { action: "next-sentence", keys: ["."], codes: [] },
  { action: "say-again", keys: ["r"], codes: ["KeyR"] },
  { action: "previous-turn", keys: [";"], codes: ["Semicolon"] },
  { action: "next-turn", keys: ["'"], codes: ["Quote"] },
  { action: "previous-passage", keys: ["Shift+ArrowLeft"], codes: [] },
  { action: "next-passage", keys: ["Shift+ArrowRight"], codes: [] },
  { action: "previous-chapter", keys: ["["], codes: ["BracketLeft"] },
  { action: "next-chapter", keys: ["]"], codes: ["BracketRight"] },
  { action: "undo", keys: ["u"], codes: ["KeyU"] },
  { action: "tenth", keys: DIGITS, codes: [] },
  { action: "louder", keys: ["Shift+ArrowUp", "ArrowUp"], codes: [] },
  { action: "quieter", keys: ["Shift+ArrowDown", "ArrowDown"], codes: [] },
  { action: "mute", keys: ["m"], codes: ["KeyM"] },
  { action: "slower", keys: ["<"], codes: [] },
  { action: "faster", keys: [">"], codes: [] },
  { action: "sleep", keys: ["z"], codes: ["KeyZ"] },
  { action: "follow", keys: ["f"], codes: ["KeyF"] },
  { action: "edit", keys: ["e"], codes: ["KeyE"] },
  { action: "copy-link", keys: ["c"], codes: ["KeyC"] },
  { action: "bookmark", keys: ["b"], codes: ["KeyB"] },
  { action: "queue", keys: ["q"], codes: ["KeyQ"] },
  { action: "next-hit", keys: ["n"], codes: ["KeyN"] },
  { action: "previous-hit", keys: ["Shift+n"], codes: ["Shift+KeyN"] },
  { action: "full-screen", keys: ["Shift+f"], codes: ["Shift+KeyF"] },
  { action: "zoom-in", keys: ["+", "="], codes: ["NumpadAdd"] },
  { action: "zoom-out", keys: ["-"], codes: ["NumpadSubtract"] },
  { action: "zoom-whole", keys: ["w"], codes: ["KeyW"] },
  { action: "search", keys: ["/"], codes: [] },
  { action: "help", keys: ["?"], codes: [] },
];

/** What is looked at of a KeyboardEvent. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The shortcut that a key press means, or null. Presses with Ctrl, Alt or Meta belong to the browser. */
export function findShortcut(press: KeyPress): Shortcut | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const shift = press.shiftKey ? "Shift+" : "";
  // Some keys need Shift to be written, as "?" does; arrows do not.
  const written = press.key.startsWith("Arrow") ? null : findByKey(press.key);
  const byCode = SHORTCUTS.find(({ codes }) => codes.includes(`${shift}${press.code}`));
  return findByKey(`${shift}${press.key}`) ?? written ?? byCode ?? null;
}

function findByKey(name: string): Shortcut | null {
  const lower = name.toLowerCase();
  return SHORTCUTS.find(({ keys }) => keys.some((key) => key.toLowerCase() === lower)) ?? null;
}

/** Where keys are text. */
const TYPING = "input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable]";
/** What Space presses, and what arrows move: there these keys keep their own meaning. */
const PRESSED_BY_SPACE = "button, a, summary, [type=checkbox], [type=radio]";
/** Up and Down scroll the page that is read; only with the focus here they are the player's. */
const PLAYER = "[data-player]";
const SCROLLED_BY = ["ArrowUp", "ArrowDown"];
const MOVED_BY_ARROWS = "[type=range], [type=radio], [role=tab], [role=listbox], [role=option]";

/** Whether the element that has the focus wants this key for itself. `closest` is its own. */
export function keyBelongsTo(press: KeyPress, closest: (selector: string) => unknown): boolean {
  if (closest(TYPING)) return true;
  if (SCROLLED_BY.includes(press.key) && !press.shiftKey && !closest(PLAYER)) return true;
  if (press.key === " ") return Boolean(closest(PRESSED_BY_SPACE));
  return press.key.startsWith("Arrow") && Boolean(closest(MOVED_BY_ARROWS));
}
