import { noteLeft, recallLeft, type TextPlace } from "../left-state.ts";
import type { PageText } from "../text/page-text.ts";

/** Selects the words that were selected when the transcript was left, and notes those that are. Returns the way to stop. */
export function watchLeftSelection(href: string, text: PageText): () => void {
  const { selected } = recallLeft(href);
  const [from, to] = [text.pointAt(selected?.from ?? null), text.pointAt(selected?.to ?? null)];
  if (from && to) document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  const note = () => noteLeft(href, { selected: selectedPlaces(text) });
  document.addEventListener("selectionchange", note);
  return () => document.removeEventListener("selectionchange", note);
}

function selectedPlaces(text: PageText): { readonly from: TextPlace; readonly to: TextPlace } | null {
  const {
    anchorNode = null,
    anchorOffset = 0,
    focusNode = null,
    focusOffset = 0,
  } = document.getSelection() ?? {};
  const from = text.placeOf(anchorNode, anchorOffset);
  const to = text.placeOf(focusNode, focusOffset);
  return from && to ? { from, to } : null;
}
