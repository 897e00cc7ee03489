import { Listeners } from "./listeners.ts";

let launches = 0;
const listeners = new Listeners();

/** How often the address that is open was opened in the app once more: a link that is opened twice is followed twice. */
export const countLaunches = (): number => launches;
export const followLaunches = listeners.add;

export function noteLaunch(): void {
  launches++;
  listeners.tell();
}
