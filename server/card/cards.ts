import path from "node:path";
import { z } from "zod";
import { config } from "../config.ts";
import { processWide } from "../process-wide.ts";
import { openPool, type Threads } from "../thread/pool.ts";
import type { Card } from "./card.ts";
import { cardName, findCard, keepCard } from "./card-store.ts";
import type { paintCard } from "./painter.ts";

/** So many may wait for the thread, a fifth of a second each; more are refused rather than kept waiting. */
const LONGEST_QUEUE = 40;

const picture = z.instanceof(Uint8Array);

// One thread, with its fonts, serves every bundle.
const painter = processWide<Threads>("painter", () =>
  openPool("painter", { most: 1, mostWaiting: LONGEST_QUEUE }),
);
const painting = new Map<string, Promise<Uint8Array>>();

/** The picture of a card where it was drawn before, or null. */
export function findPainted(card: Card): Promise<Uint8Array | null> {
  return findCard(cardsDir(), cardName(card));
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
  const painted = await painter.get().ask<typeof paintCard>("paint", [card, config().mediaDir]);
  const png = picture.parse(painted);
  await keepCard(cardsDir(), name, png);
  return png;
}

function cardsDir(): string {
  return path.join(config().dataDir, "cards");
}
