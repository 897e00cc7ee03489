import type { Card } from "#server/card/card.ts";
import type { paintCard } from "#server/card/painter.ts";
import { openPool } from "#server/thread/pool.ts";

const [card = "", folder = ""] = process.argv.slice(2);

const threads = openPool("painter", { most: 1, mostWaiting: 1 });
const read: Card = JSON.parse(card);
process.stdout.write(await threads.ask<typeof paintCard>("paint", [read, folder]));
await threads.end();
