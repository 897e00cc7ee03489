import { z } from "zod";

/** The row of what is shown; see edition.ts. */
export const editionRow = z.object({ number: z.number(), deferred: z.number() });

/** What imports add while they go on, and what is measured, is shown so often at most. Milliseconds. */
const STEP = 10_000;

interface ShownEdition {
  /** The number of the edition that is shown. */
  readonly shown: number;
  /** There is a later one, which is to be shown soon without another change. */
  readonly behind: boolean;
}

/** Tells of what the database holds which edition is to be shown. `now` are milliseconds that only rise. */
export function editionShower(
  now: () => number,
): (held: Readonly<z.infer<typeof editionRow>>) => ShownEdition {
  let last = { number: -1, prompt: -1, since: Number.NEGATIVE_INFINITY };
  return ({ number, deferred }) => {
    const prompt = number - deferred;
    const behind = number !== last.number && prompt === last.prompt && now() - last.since < STEP;
    if (number !== last.number && !behind) last = { number, prompt, since: now() };
    return { shown: last.number, behind };
  };
}
