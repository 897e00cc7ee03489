"use client";

import { type RefObject, startTransition, useEffect, useRef, useState } from "react";
import type { Reader } from "../reader/reader.ts";
import { type SelectedWords, sameWords } from "../reader/selected-words.ts";
import { type SelectedBy, watchSelection } from "./selection-watch.ts";

export interface Selection {
  readonly words: SelectedWords;
  readonly by: SelectedBy;
}

/** What is selected in the transcript, null for nothing; and the way to take no notice of it any more. `bar` acts on it. */
export function useSelection(reader: Reader | null, bar: RefObject<HTMLElement | null>) {
  const [selection, setSelection] = useState<Selection | null>(null);
  const dismissed = useRef<SelectedWords | null>(null);

  // Follows what a person selects in the page.
  useEffect(() => {
    if (!reader) return;
    const selected = (range: Range, by: SelectedBy) => {
      const words = reader.wordsIn(range);
      if (sameWords(words, dismissed.current)) return;
      dismissed.current = null;
      // Nothing is shown in place of what acts on it while the script of that comes.
      startTransition(() =>
        setSelection((shown) => (shown && sameWords(shown.words, words) ? shown : words && { words, by })),
      );
    };
    const cleared = () => {
      dismissed.current = null;
      setSelection(null);
    };
    const stop = watchSelection({ bar: () => bar.current, selected, cleared });
    return () => {
      stop();
      setSelection(null);
    };
  }, [reader, bar]);

  const dismiss = () => {
    dismissed.current = selection?.words ?? null;
    setSelection(null);
  };
  return { selection, dismiss };
}
