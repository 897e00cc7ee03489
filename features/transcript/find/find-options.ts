import { asObject, asTruth, type Check } from "#core/file/json-check.ts";
import type { FindOptions } from "#core/text/find.ts";
import { browserStorage, readJson, writeJson } from "#features/ui/kept-value.ts";

const KEY = "playhead.find";
const asOptions: Check<FindOptions> = asObject({ matchCase: asTruth, wholeWords: asTruth });

/** How this visit has chosen to find: as any letters at first. */
export function readFindOptions(): FindOptions {
  const kept = asOptions(readJson(browserStorage("sessionStorage"), KEY));
  return kept ?? { matchCase: false, wholeWords: false };
}

/** Remembers the choice; where nothing can be kept, it holds for this page. */
export function keepFindOptions(options: FindOptions): void {
  writeJson(browserStorage("sessionStorage"), KEY, options);
}
