import type { Place } from "#core/episode/place.ts";
import type { PlayerStore } from "../player-context.tsx";
import { showLeft } from "./elsewhere.ts";

/** Takes over the places and settings that another tab has kept meanwhile; the other stores do so by themselves. */
export function takeOver(player: PlayerStore): void {
  showWhereLeft(player.takePlaces(null));
  player.takeSettings(null);
}

/** Shows where the listener went on elsewhere with what is in the player. */
export function showWhereLeft(place: Place | null): void {
  if (place) showLeft(place);
}
