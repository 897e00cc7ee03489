import type { PlayerParts } from "./player-parts.ts";

/**
 * What acts on the player and is not needed by every page: made when it is first asked for, and the same for the rest of the
 * visit.
 */
export function onceAVisit<T>(create: (parts: PlayerParts) => T): (parts: PlayerParts) => T {
  const made = new WeakMap<PlayerParts, T>();
  return (parts) => {
    const known = made.get(parts) ?? create(parts);
    made.set(parts, known);
    return known;
  };
}
