/** From what on something is told, the least first; off: what has to be said is said in words, for a person who sits before it. */
export const LOG_LEVELS = ["debug", "info", "warn", "error", "off"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
