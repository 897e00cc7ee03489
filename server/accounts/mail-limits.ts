import type { Database } from "../db/client.ts";
import { countTry, type Guard } from "./guard.ts";

/** Seconds. */
const HOUR = 60 * 60;

/** Mails that are asked for from one address of the network, that go to one address of mail, and all that go out. */
const FROM_CLIENT: Guard = { name: "mails from clients", most: 20, window: HOUR };
const TO_ADDRESS: Guard = { name: "mails to addresses", most: 5, window: HOUR };
const OF_ALL: Guard = { name: "all mails", most: 500, window: HOUR };

/** Counts that a client asks for a mail. When they may again, where it was too often; else 0. Nothing else is told by it. */
export function mailWait(db: Database, client: string): Promise<number> {
  return countTry(db, FROM_CLIENT, client);
}

/** Counts a mail to an address, by its key. Whether it may go out: who asked is not told. */
export async function mayMail(db: Database, key: string): Promise<boolean> {
  if ((await countTry(db, TO_ADDRESS, key)) > 0) return false;
  return (await countTry(db, OF_ALL, "all")) === 0;
}
