/** Of the name of a speaker, and of words that are looked for or put in their place. UTF-16 units. */
export const LONGEST_LINE = 200;

/** What somebody wants to be different, told against what they saw: `before` is the text or the name that stood there. */
export type Wish =
  /** These words instead. */
  | { readonly kind: "text"; readonly passage: number; readonly before: string; readonly text: string }
  /** This passage is spoken by somebody else; null for nobody who is named. */
  | {
      readonly kind: "speaker";
      readonly passage: number;
      readonly before: string | null;
      readonly speaker: string | null;
    }
  /** A passage of its own begins at the word that stands at or after `at` (UTF-16 units), spoken by `speaker`. */
  | {
      readonly kind: "split";
      readonly passage: number;
      readonly before: string;
      readonly at: number;
      readonly speaker: string | null;
    }
  /** This passage is joined to the one before it, which is of the same speaker or becomes so: `before` is its text. */
  | { readonly kind: "merge"; readonly passage: number; readonly before: string }
  /**
   * The boundary between this passage and the one before it moves by so many words: below 0 the first words here become
   * the last of the passage before, above 0 its last words become the first ones here. Neither is left empty.
   */
  | { readonly kind: "boundary"; readonly passage: number; readonly before: string; readonly words: number }
  /** Everywhere in the transcript this name becomes that one; null takes it away. */
  | { readonly kind: "rename"; readonly before: string; readonly speaker: string | null };
