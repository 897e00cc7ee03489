import { Listeners } from "./listeners.ts";

/** How long a message stays. Milliseconds: time to read a short sentence twice. */
const STAY = 5000;

let message = "";
let frame = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Listeners();

export const followSaid = listeners.add;
/** Empty for nothing. */
export const getSaid = (): string => message;

/** Says a short sentence on the page and to screen readers, politely, for some seconds from when it is seen. */
export function say(sentence: string): void {
  change(sentence);
  clearTimeout(timer);
  cancelAnimationFrame(frame);
  // A browser that has much to do shows it late, and one whose tab is behind others not before it is looked at.
  frame = requestAnimationFrame(() => {
    timer = setTimeout(() => change(""), STAY);
  });
}

function change(sentence: string): void {
  message = sentence;
  listeners.tell();
}
