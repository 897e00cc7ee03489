import type { StoredPassage } from "./transcript.ts";

/** A stretch of an episode in which one person speaks, in seconds. */
export interface Turn {
  readonly speaker: string;
  readonly start: number;
  readonly end: number;
}

/** Who speaks when: passages of one voice that follow each other are one turn. What has no times or no name is left out. */
export function listTurns(passages: readonly StoredPassage[]): readonly Turn[] {
  const turns: Turn[] = [];
  let before: string | null = null;
  for (const { speaker, start, end } of passages) {
    const last = turns.at(-1);
    if (speaker !== null && start !== null && end !== null && end > start) {
      if (last && speaker === before) turns[turns.length - 1] = { ...last, end };
      else turns.push({ speaker, start, end });
    }
    before = speaker;
  }
  return turns;
}
