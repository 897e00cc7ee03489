const CHANNEL = "playhead:playing";

/** One sound at a time, among the tabs of the site and the players on other pages. */
export interface Turns {
  /** Says that the sound begins here. */
  take(): void;
  close(): void;
}

/**
 * `taken` is called when the sound has begun somewhere else. Browsers keep what is framed apart by the page that frames
 * it: the players on one site hear each other, and the tabs of ours hear only those that we frame.
 */
export function openTurns(taken: () => void): Turns {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", taken);
  return { take: () => channel.postMessage(null), close: () => channel.close() };
}
