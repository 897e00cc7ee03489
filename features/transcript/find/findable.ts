import type { Found } from "#core/text/find.ts";
import type { PageText } from "../text/page-text.ts";

/** A text on the page in which something can be found. */
export interface Findable {
  readonly text: PageText;
  /** When what was found is spoken, in seconds; null in an untimed transcript. */
  readonly timeOf: (found: Found) => number | null;
  /** Brings a part of the text into view. */
  readonly reveal: (range: Range) => void;
}
