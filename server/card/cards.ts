import { z } from "zod";
import { config } from "../config.ts";
import type { Card } from "./card.ts";
import { cardName, findCard, keepCard } from "./card-store.ts";
import type { paintCard } from "./painter.ts";
import { painter } from "./painter-pool.ts";

const picture = z.instanceof(Uint8Array);

const painting = new Map<string, Promise<Uint8Array>>();

/** The picture of a card where it was drawn before, or null. */
export function findPainted(card: Card): Promise<Uint8Array | null> {
  return findCard(config().cardsDir, cardName(card));
}

/**
 * Draws a card, in a thread, and keeps it. Who asks for one that is just being drawn waits for the same. Fails with what
 * `isBusy` knows when too many wait.
 */
export function paintOnce(card: Card): Promise<Uint8Array> {
  const name = cardName(card);
  const begun = painting.get(name);
  if (begun) return begun;
  const painted = paintAndKeep(card, name).finally(() => painting.delete(name));
  painting.set(name, painted);
  return painted;
}

async function paintAndKeep(card: Card, name: string): Promise<Uint8Array> {
  const { cardsDir, mediaPlace } = config();
  const painted = await painter.get().ask<typeof paintCard>("paint", [card, mediaPlace]);
  const png = picture.parse(painted);
  await keepCard(cardsDir, name, png);
  return png;
}
