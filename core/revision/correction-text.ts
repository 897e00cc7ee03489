import type { Correction } from "./correction.ts";

/** What a correction does, for people: names and words as they were and as they are. */
export type CorrectionText =
  | { readonly kind: "words"; readonly passage: number; readonly before: string; readonly after: string }
  | {
      readonly kind: "speaker";
      readonly passages: readonly number[];
      readonly before: string | null;
      readonly after: string | null;
    }
  /** The passage `into` begins or ends to be one of its own, or begins elsewhere. */
  | { readonly kind: "split" | "merge" | "boundary"; readonly passage: number; readonly into: number };

/** The corrections of a revision, in order. One passage joined to another and cut off it again is a boundary that moved. */
export function describeCorrections(corrections: readonly Correction[]): readonly CorrectionText[] {
  const described: CorrectionText[] = [];
  for (const one of corrections) {
    const last = described.at(-1);
    if (one.kind === "split" && last?.kind === "merge" && isSameSeam(last, one))
      described.splice(-1, 1, { kind: "boundary", passage: one.passage, into: one.into });
    else if (isTakenBack(one, described)) described.splice(-2, 2, ...described.slice(-1));
    else described.push(textOf(one));
  }
  return described;
}

function textOf(one: Correction): CorrectionText {
  switch (one.kind) {
    case "words":
      return { kind: "words", passage: one.passage, before: one.removed, after: one.inserted };
    case "speaker":
      return { kind: "speaker", passages: one.passages, before: one.removed, after: one.inserted };
    case "split":
    case "merge":
      return { kind: one.kind, passage: one.passage, into: one.into };
  }
}

interface Parts {
  readonly passage: number;
  readonly into: number;
}

function isSameSeam(one: Parts, other: Parts): boolean {
  return one.passage === other.passage && one.into === other.into;
}

/** Whether a passage is said to be spoken by who spoke it before its boundary moved: it was only lent. */
function isTakenBack(one: Correction, described: readonly CorrectionText[]): boolean {
  const [lent, moved] = described.slice(-2);
  if (one.kind !== "speaker" || lent?.kind !== "speaker" || moved?.kind !== "boundary") return false;
  const ids = [...one.passages, ...lent.passages];
  return one.inserted === lent.before && ids.every((id) => id === moved.into);
}
