import { type Bookmark, withWords } from "#core/bookmark/bookmark.ts";
import { isSameLanguage } from "#core/text/language.ts";

/** What is spoken in an episode. */
export interface SpokenSentences {
  /** That which is spoken at a time in seconds; null where nothing is. */
  readonly sentenceAt: (time: number) => string | null;
  readonly transcript: { readonly language: string };
}

/** Gives bookmarks of moments the words that are spoken there. */
export class BookmarkWords {
  /** What was last told of each bookmark, by its id. */
  readonly #told = new Map<string, string>();

  /**
   * The bookmark with the sentence that is spoken there; null where it has that. Words that it has give way only to others of
   * its episode's language, and to each sentence once: devices with different texts would contradict each other for ever.
   */
  completed(bookmark: Bookmark, spoken: SpokenSentences): Bookmark | null {
    const { id, moment, text, track } = bookmark;
    const sentence = moment.end === null ? spoken.sentenceAt(moment.start) : null;
    if (sentence === null) return null;
    const completed = withWords(bookmark, sentence);
    if (completed.text === text || completed.text === "") return null;
    if (text !== "") {
      if (!isSameLanguage(spoken.transcript.language, track.language)) return null;
      if (this.#told.get(id) === completed.text) return null;
    }
    this.#told.set(id, completed.text);
    return completed;
  }
}
