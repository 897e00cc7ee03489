/** What keys do while a passage of a transcript is edited. */
export type EditingAction =
  | "save"
  | "save-next"
  | "save-previous"
  | "split"
  | "merge"
  | "boundary-back"
  | "boundary-on"
  | "loop"
  | "give-back";

export interface EditingKey {
  readonly action: EditingAction;
  /** As `KeyboardEvent.key` names it, with what must be held. `Ctrl` is also the command key of a Mac. */
  readonly key: string;
}

/** All of them, in the order in which the help lists them. */
export const EDITING_KEYS: readonly EditingKey[] = [
  { action: "save", key: "Ctrl+Enter" },
  { action: "save-next", key: "Alt+ArrowDown" },
  { action: "save-previous", key: "Alt+ArrowUp" },
  { action: "split", key: "Ctrl+Shift+Enter" },
  { action: "merge", key: "Ctrl+Shift+Backspace" },
  { action: "boundary-back", key: "Alt+ArrowLeft" },
  { action: "boundary-on", key: "Alt+ArrowRight" },
  { action: "loop", key: "Alt+L" },
  { action: "give-back", key: "Escape" },
];

/** What is looked at of a KeyboardEvent. */
type KeyPress = Pick<KeyboardEvent, "key" | "code" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

/** What a key that is pressed in a passage does there; null where it writes, or is the browser's. */
export function findEditingKey(press: KeyPress): EditingAction | null {
  const held = [
    (press.ctrlKey || press.metaKey) && "Ctrl",
    press.altKey && "Alt",
    press.shiftKey && "Shift",
  ].filter((name) => name !== false);
  // With Alt a Mac writes other signs: letters are known by their places.
  const key = /^Key[A-Z]$/.test(press.code) ? press.code.slice(3) : press.key;
  const pressed = [...held, key].join("+");
  return EDITING_KEYS.find((known) => known.key === pressed)?.action ?? null;
}
