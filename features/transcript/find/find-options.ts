import { z } from "zod";
import type { FindOptions } from "#core/text/find.ts";

const KEY = "playhead.find";
const schema = z.object({ matchCase: z.boolean(), wholeWords: z.boolean() });

/** How this visit has chosen to find: as any letters at first. */
export function readFindOptions(): FindOptions {
  try {
    return schema.parse(JSON.parse(sessionStorage.getItem(KEY) ?? ""));
  } catch {
    return { matchCase: false, wholeWords: false };
  }
}

export function keepFindOptions(options: FindOptions): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(options));
  } catch {
    // Storage may be refused; the choice then lasts as long as the page.
  }
}
