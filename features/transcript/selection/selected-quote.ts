"use client";

import { createContext, useContext } from "react";
import type { Quote } from "#core/quote/quote.ts";

/** What is selected in the transcript, for the actions that the page puts into the bar. */
export const SelectedQuote = createContext<Quote | null>(null);

/** The words that are selected in the transcript; null where none are. */
export function useSelectedQuote(): Quote | null {
  return useContext(SelectedQuote);
}
