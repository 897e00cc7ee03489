import { expect, test } from "vitest";
import { keyTip } from "#features/player/keys/key-name.ts";
import type { ShortcutAction } from "#features/player/keys/shortcuts.ts";

test.each<[string, readonly ShortcutAction[], string, string]>([
  ["Mute", ["mute"], "Mute (M)", "M"],
  ["Play", ["toggle"], "Play (K)", "Space K"],
  ["Back 15 seconds", ["back"], "Back 15 seconds (J)", "J ArrowLeft"],
  ["Full screen", ["full-screen"], "Full screen (Shift+F)", "Shift+F"],
  ["Zoom in", ["zoom-in"], "Zoom in (+)", "Plus ="],
  ["Speed", ["slower", "faster"], "Speed (< >)", "< >"],
])("the tip of %s names its key", (name, actions, title, keys) => {
  expect(keyTip(name, actions)).toEqual({ title, "aria-keyshortcuts": keys });
});
