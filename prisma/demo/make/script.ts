/** What comes right before a sentence: it decides how long the silence is. */
export type Opening = "chapter" | "turn" | "sentence";

/** One sentence of one speaker, as written. `words` keep their punctuation; joined by spaces they are the text. */
export interface Sentence {
  readonly speaker: string;
  readonly words: readonly string[];
  readonly opening: Opening;
}

/** A chapter and the index of its first sentence in the script's sentences. */
export interface ScriptChapter {
  readonly title: string;
  readonly firstSentence: number;
}

export interface Script {
  readonly chapters: readonly ScriptChapter[];
  readonly sentences: readonly Sentence[];
}

const ABBREVIATIONS = new Set(["Mr.", "Mrs.", "Dr.", "St.", "No.", "vs.", "e.g.", "i.e."]);

/**
 * Reads a script: `# Chapter title` lines, and `Speaker: text of one turn` lines below them; blank lines are
 * ignored. Throws at the first line that is neither, naming it: a script is ours, so a slip in it is a bug.
 */
export function parseScript(text: string): Script {
  const chapters: ScriptChapter[] = [];
  const sentences: Sentence[] = [];
  let opening: Opening = "chapter";
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    if (line.startsWith("# ")) {
      chapters.push({ title: line.slice(2).trim(), firstSentence: sentences.length });
      opening = "chapter";
      continue;
    }
    const [, speaker, turn] = /^(\p{Lu}\p{L}+): (.+)$/u.exec(line.trim()) ?? [];
    if (speaker === undefined || turn === undefined || chapters.length === 0) {
      throw new Error(`Line ${index + 1} is neither a chapter nor a turn in one: ${line}`);
    }
    for (const words of splitSentences(splitWords(turn))) {
      sentences.push({ speaker, words, opening });
      opening = "sentence";
    }
    opening = "turn";
  }
  return { chapters, sentences };
}

/** The written words of `text`. A dash that stands alone belongs to the word before it: nobody speaks it. */
function splitWords(text: string): readonly string[] {
  return text
    .trim()
    .replace(/\s+(?=[-–—…]+(\s|$))/gu, "\u00a0")
    .split(/[ \t]+/u)
    .map((word) => word.replaceAll("\u00a0", " "));
}

function splitSentences(words: readonly string[]): readonly (readonly string[])[] {
  const sentences: string[][] = [[]];
  for (const [index, word] of words.entries()) {
    sentences.at(-1)?.push(word);
    const next = words[index + 1];
    if (next !== undefined && closesSentence(word, next)) sentences.push([]);
  }
  return sentences;
}

/** Whether a sentence ends between two neighbours; "J. Licklider" and "Dr. Smith" go on. */
function closesSentence(word: string, next: string): boolean {
  if (!/[.!?…]["'”’»)]*( [–—])?$/u.test(word) || !/^["'“‘«(]*[\p{Lu}\p{N}]/u.test(next)) return false;
  return !ABBREVIATIONS.has(word) && !/^\p{Lu}\.$/u.test(word);
}
