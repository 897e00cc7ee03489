/** One to four capitalised words or numbers, a colon, a space, and something said. */
const NAMED = /^(\p{Lu}[\p{L}\p{M}\p{N}.'’-]*(?: [\p{Lu}\p{N}][\p{L}\p{M}\p{N}.'’-]*){0,3}): (?=\S)/u;
const LONGEST_NAME = 40;

/** The name that a cue's text begins with, or null. `At 12: 30` is a time, not somebody called "At 12". */
function leadingName(text: string): string | null {
  const name = NAMED.exec(text)?.[1] ?? null;
  if (name === null || name.length > LONGEST_NAME) return null;
  return /\d$/.test(name) && /^\d/.test(text.slice(name.length + 2)) ? null : name;
}

interface Said {
  readonly speaker: string | null;
  readonly text: string;
}

/**
 * Takes the speakers' names out of the texts of SRT cues and of paragraphs, where the podcast namespace has them: as `Name: ` before
 * the first words of each turn. Words like "Warning: " look the same, so a file is believed to name its
 * speakers only when it opens with a name, or when two different names open two cues each; then every such
 * opening is a name. Otherwise the texts stay as they are.
 */
export function nameSpeakers<T extends Said>(turns: readonly T[]): readonly T[] {
  const names = turns.map((turn) => leadingName(turn.text));
  if (!namesSpeakers(names)) return turns;
  return turns.map((turn, index) => {
    const speaker = names[index] ?? null;
    return speaker === null ? turn : { ...turn, speaker, text: turn.text.slice(speaker.length + 2) };
  });
}

function namesSpeakers(names: readonly (string | null)[]): boolean {
  if (names[0] !== undefined && names[0] !== null) return true;
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) {
    if (name === null) continue;
    if (once.has(name)) twice.add(name);
    once.add(name);
  }
  return twice.size >= 2;
}
