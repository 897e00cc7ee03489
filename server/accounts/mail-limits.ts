import { openLimiter, secondsToWait } from "../http/rate-limit.ts";
import { processWide } from "../process-wide.ts";

/** Seconds. */
const HOUR = 60 * 60;

/** Mails that are asked for from one address of the network, that go to one address of mail, and all that go out. */
const fromClient = processWide("mails from clients", () => openLimiter("mails from clients", 20, HOUR));
const toAddress = processWide("mails to addresses", () => openLimiter("mails to addresses", 5, HOUR));
const ofAll = processWide("all mails", () => openLimiter("all mails", 500, HOUR));

/** Counts that a client asks for a mail. When they may again, where it was too often; else 0. Nothing else is told by it. */
export function mailWait(client: string): Promise<number> {
  return secondsToWait(client, fromClient.get());
}

/** Counts a mail to an address, by its key. Whether it may go out: who asked is not told. */
export async function mayMail(key: string): Promise<boolean> {
  if ((await secondsToWait(key, toAddress.get())) > 0) return false;
  return (await secondsToWait("all", ofAll.get())) === 0;
}
