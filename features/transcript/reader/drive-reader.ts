import type { PlayerStore } from "#features/player/player-context.tsx";
import type { ReadingView } from "../text/reading-line.ts";
import { watchLeading } from "./leading.ts";
import type { Reader } from "./reader.ts";

/** Lets a reader hear of its player, and of the listener who leads in `view`. Returns what ends both, and the reader. */
export function driveReader(reader: Reader, player: PlayerStore, view: ReadingView): () => void {
  const stops = [player.subscribe(() => reader.update()), watchLeading(reader.follow, view)];
  reader.update();
  return () => {
    for (const stop of stops) stop();
    reader.close();
  };
}
