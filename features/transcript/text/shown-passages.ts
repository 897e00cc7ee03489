import type { StoredPassage } from "#core/transcript/transcript.ts";

/** A passage as a page shows it. */
export type ShownPassage = Pick<StoredPassage, "speaker" | "text">;

/** The passages that `container` holds, as `passageHtml` writes them. */
export function shownPassages(container: HTMLElement): readonly ShownPassage[] {
  let speaker: string | null = null;
  return [...container.querySelectorAll<HTMLElement>("[data-passage]")].map((passage) => {
    const { speaker: changed } = passage.dataset;
    if (changed !== undefined) speaker = changed === "" ? null : changed;
    return { speaker, text: passage.querySelector("[data-words]")?.textContent ?? "" };
  });
}

/** Whether what is shown is the transcript with these passages, or one part of it, as it is by now. */
export function isPartOf(shown: readonly ShownPassage[], passages: readonly StoredPassage[]): boolean {
  return passages.some((_, from) =>
    shown.every(({ speaker, text }, index) => {
      const passage = passages[from + index];
      return passage?.text === text && passage.speaker === speaker;
    }),
  );
}
