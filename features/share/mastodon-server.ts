import { parseMastodonServer } from "#core/share/mastodon.ts";

const KEY = "playhead.mastodon";

/** The server that was named the last time in this browser; null where none was. */
export function keptServer(): string | null {
  try {
    return parseMastodonServer(localStorage.getItem(KEY) ?? "");
  } catch {
    return null;
  }
}

/** Remembers a server; where nothing can be kept, it is asked for again. */
export function keepServer(server: string): void {
  try {
    localStorage.setItem(KEY, server);
  } catch {
    // A browser that keeps nothing.
  }
}
