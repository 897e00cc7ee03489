import { z } from "zod";
import type { FindOptions } from "#core/text/find.ts";
import { browserStorage, readJson, writeJson } from "#features/ui/kept-value.ts";

const KEY = "playhead.find";
const schema = z.object({ matchCase: z.boolean(), wholeWords: z.boolean() });

/** How this visit has chosen to find: as any letters at first. */
export function readFindOptions(): FindOptions {
  const kept = schema.safeParse(readJson(browserStorage("sessionStorage"), KEY));
  return kept.data ?? { matchCase: false, wholeWords: false };
}

/** Remembers the choice; where nothing can be kept, it holds for this page. */
export function keepFindOptions(options: FindOptions): void {
  writeJson(browserStorage("sessionStorage"), KEY, options);
}
