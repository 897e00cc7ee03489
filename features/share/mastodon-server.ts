import { parseMastodonServer } from "#core/share/mastodon.ts";
import { browserStorage, readText, writeText } from "#features/ui/kept-value.ts";

const KEY = "playhead.mastodon";

/** The server that was named the last time in this browser; null where none was. */
export function keptServer(): string | null {
  return parseMastodonServer(readText(browserStorage("localStorage"), KEY) ?? "");
}

/** Remembers a server; where nothing can be kept, it is asked for again. */
export function keepServer(server: string): void {
  writeText(browserStorage("localStorage"), KEY, server);
}
