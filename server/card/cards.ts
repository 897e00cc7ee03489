import path from "node:path";
import type { Pool } from "workerpool";
import { z } from "zod";
import { config } from "../config.ts";
import { processWide } from "../process-wide.ts";
import { openPool } from "../thread/pool.ts";
import type { Card } from "./card.ts";
import { cardName, findCard, keepCard } from "./card-store.ts";

/** A card that takes longer is given up, and its thread with it. Milliseconds. */
const LONGEST_WAIT = 20_000;
/** So many may wait for the thread; more are refused rather than kept waiting. */
const LONGEST_QUEUE = 100;

const picture = z.instanceof(Uint8Array);

// One thread, with its fonts, serves every bundle.
const painter = processWide<Pool>("painter", () =>
  openPool("painter", { most: 1, mostWaiting: LONGEST_QUEUE }),
);
const painting = new Map<string, Promise<Uint8Array>>();

/** The picture of a card where it was drawn before, or null. */
export function findPainted(card: Card): Promise<Uint8Array | null> {
  return findCard(cardsDir(), cardName(card));
}

/** Draws a card, in a thread, and keeps it. Who asks for one that is just being drawn waits for the same. */
export function paintOnce(card: Card): Promise<Uint8Array> {
  const name = cardName(card);
  const begun = painting.get(name);
  if (begun) return begun;
  const painted = paintAndKeep(card, name).finally(() => painting.delete(name));
  painting.set(name, painted);
  return painted;
}

async function paintAndKeep(card: Card, name: string): Promise<Uint8Array> {
  const png = picture.parse(await paintInThread(card));
  await keepCard(cardsDir(), name, png);
  return png;
}

async function paintInThread(card: Card): Promise<unknown> {
  const pool = painter.get();
  try {
    return await pool.exec("paint", [card, config().mediaDir]).timeout(LONGEST_WAIT);
  } catch (error) {
    // What WebAssembly throws leaves its memory as it happened to be, so the next card has a new thread.
    if (error instanceof Error && error.name === "RuntimeError") {
      painter.forget(pool);
      void pool.terminate(true);
    }
    throw error;
  }
}

function cardsDir(): string {
  return path.join(config().dataDir, "cards");
}
