/**
 * What a page and the player that it has embedded say to each other with `postMessage`. The frame listens only to the
 * page that holds it, whatever its origin: who may show it may play it. It speaks to any page that holds it, because it
 * tells nothing but what is heard there: the frame has no cookies, no account and no memory.
 */
export const EMBED_PROTOCOL = 1;

const COMMANDS = ["play", "pause", "seek"] as const;

/** `{ playhead: 1, type: "seek", time: 754 }`. `time` is in seconds; only `seek` must have one, `pause` needs none. */
export interface EmbedCommand {
  readonly type: (typeof COMMANDS)[number];
  readonly time: number | null;
}

/** `{ playhead: 1, type: "time", time: 754.2, duration: 1698.4, episode: "https://…/shows/show/episode" }` */
export interface EmbedEvent {
  readonly playhead: typeof EMBED_PROTOCOL;
  readonly type: "ready" | "play" | "pause" | "time" | "ended";
  /** Seconds. */
  readonly time: number;
  /** Seconds; null while nobody knows. */
  readonly duration: number | null;
  /** The address of its page. */
  readonly episode: string;
}

/** The command in a message, or null: a page may send its frames whatever it likes. */
export function parseEmbedCommand(message: unknown): EmbedCommand | null {
  if (typeof message !== "object" || message === null) return null;
  if (!("playhead" in message && message.playhead === EMBED_PROTOCOL && "type" in message)) return null;
  const type = COMMANDS.find((command) => command === message.type);
  const time = "time" in message ? parseSeconds(message.time) : null;
  return type === undefined || (type === "seek" && time === null) ? null : { type, time };
}

function parseSeconds(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : null;
}
