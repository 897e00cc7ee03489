import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { errorCode } from "../error-code.ts";
import type { Card } from "./card.ts";

/** To be raised whenever a card of the same content is drawn otherwise. */
const DESIGN = 3;
const MOST_CARDS = 500;
const NAME = /^[0-9a-f]{32}\.png$/;

/** The name of a card's file, made of all that is drawn on it. */
export function cardName(card: Card): string {
  const hash = createHash("sha256").update(JSON.stringify([DESIGN, card]));
  return `${hash.digest("hex").slice(0, 32)}.png`;
}

/** The picture of this name, or null. */
export async function findCard(folder: string, name: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path.join(folder, name));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** Keeps a picture, and removes the oldest where there are more than 500. It appears whole or not at all. */
export async function keepCard(folder: string, name: string, picture: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = path.join(folder, `.${randomUUID()}.part`);
  try {
    await writeFile(draft, picture);
    await rename(draft, path.join(folder, name));
  } finally {
    await rm(draft, { force: true });
  }
  await removeOldest(folder);
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name));
  if (names.length <= MOST_CARDS) return;
  const dated = await Promise.all(names.map((name) => dateOf(path.join(folder, name))));
  const oldest = dated.toSorted((a, b) => a.time - b.time).slice(0, names.length - MOST_CARDS);
  await Promise.all(oldest.map(({ file }) => rm(file, { force: true })));
}

/** Another request may have removed it: then it is the oldest, and is removed once more. */
async function dateOf(file: string): Promise<{ readonly file: string; readonly time: number }> {
  const time = await stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  return { file, time };
}
