import { asCount, asList, asNumber, asObject, asText, type Check, orNull } from "#core/file/json-check.ts";

/** A passage as it is edited. Times in seconds, null in an untimed transcript. */
export interface ShownPassage {
  readonly id: number;
  readonly speaker: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly text: string;
}

export const asShownPassage: Check<ShownPassage> = asObject<ShownPassage>({
  id: asCount,
  speaker: orNull(asText),
  start: orNull(asNumber),
  end: orNull(asNumber),
  text: asText,
});

/** What is different after a change: passages as they are now, in their order, and the ids of those that are gone. */
export interface Changed {
  readonly passages: readonly ShownPassage[];
  readonly removed: readonly number[];
}

export const asChanged: Check<Changed> = asObject<Changed>({
  passages: asList(asShownPassage),
  removed: asList(asCount),
});

/** The passages after a change. A new one stands behind the one that it was told behind. */
export function withChanges(
  passages: readonly ShownPassage[],
  { passages: changed, removed }: Changed,
): readonly ShownPassage[] {
  const gone = new Set(removed);
  const told = new Map(changed.map((passage) => [passage.id, passage]));
  const known = new Set(passages.map(({ id }) => id));
  const left = passages.flatMap((passage) => (gone.has(passage.id) ? [] : [told.get(passage.id) ?? passage]));
  const after: ShownPassage[] = [...left];
  for (const [place, passage] of changed.entries()) {
    if (known.has(passage.id)) continue;
    const before = changed[place - 1];
    after.splice(
      before ? after.findIndex(({ id }) => id === before.id) + 1 : placeByTime(after, passage),
      0,
      passage,
    );
  }
  return after;
}

/** Where a passage belongs that nothing was told before; at the beginning where it has no time. */
function placeByTime(passages: readonly ShownPassage[], { start }: ShownPassage): number {
  if (start === null) return 0;
  return passages.findLastIndex((passage) => passage.start !== null && passage.start <= start) + 1;
}
