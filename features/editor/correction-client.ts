import {
  asCount,
  asList,
  asObject,
  asOneOf,
  asText,
  asTruth,
  type Check,
  orNull,
} from "#core/file/json-check.ts";
import type { Wish } from "#core/revision/wish.ts";
import { asChanged, asShownPassage, type Changed, type ShownPassage } from "./shown-passage.ts";

/** What came of a question to the server. */
export type Reply<T> =
  | { readonly kind: "answered"; readonly value: T }
  /** Somebody else was there first. */
  | { readonly kind: "misfit"; readonly misfit: Misfit }
  | { readonly kind: "refused"; readonly reason: Refusal }
  /** It could not be asked, or what came was no answer. */
  | { readonly kind: "lost" };

export type Refusal = "signedOut" | "forbidden" | "gone" | "tooLong" | "tooOften" | "misunderstood";

/** What stands there now in place of what was seen; null where it is gone. */
export interface Misfit {
  readonly passage: ShownPassage | null;
  /** Who changed it; null where nobody knows. */
  readonly by: string | null;
  /** When, as ISO 8601; null likewise. */
  readonly at: string | null;
}

/** A transcript in the hands of somebody who may correct it, or propose to. */
export interface EditableTranscript {
  readonly language: string;
  /** Whether what they change is changed at once; else it is proposed. */
  readonly mayEdit: boolean;
  readonly passages: readonly ShownPassage[];
}

export interface Kept extends Changed {
  readonly kind: "kept" | "proposed" | "unchanged";
  /** The number of the revision by which it can be taken back; null where nothing was different. */
  readonly revision: number | null;
}

const asTranscript = asObject<EditableTranscript>({
  language: asText,
  mayEdit: asTruth,
  passages: asList(asShownPassage),
});

const asOutcome = asObject<Omit<Kept, keyof Changed>>({
  kind: asOneOf(["kept", "proposed", "unchanged"]),
  revision: orNull(asCount),
});

const asKept: Check<Kept> = (value) => {
  const [outcome, changed] = [asOutcome(value), asChanged(value)];
  return outcome && changed && { ...outcome, ...changed };
};

const asDeclined = asObject({ kind: asOneOf(["declined", "unchanged"]) });

const asMisfit = asObject<Misfit>({
  passage: orNull(asShownPassage),
  by: orNull(asText),
  at: orNull(asText),
});

const REASONS: Readonly<Record<number, Refusal>> = {
  401: "signedOut",
  403: "forbidden",
  404: "gone",
  413: "tooLong",
  429: "tooOften",
};

/** Speaks for one transcript with the server. `path`: see `correctionsPath`. */
export class CorrectionClient {
  readonly #path: string;
  readonly #language: string;

  constructor(path: string, language: string) {
    this.#path = path;
    this.#language = language;
  }

  read(): Promise<Reply<EditableTranscript>> {
    return ask(`${this.#path}?language=${encodeURIComponent(this.#language)}`, null, asTranscript);
  }

  send(wishes: readonly Wish[]): Promise<Reply<Kept>> {
    return ask(this.#path, { language: this.#language, wishes }, asKept);
  }

  undo(revision: number): Promise<Reply<Kept>> {
    return ask(`${this.#path}/undo`, { language: this.#language, revision }, asKept);
  }

  /** Takes back what was proposed, and waits. */
  withdraw(revision: number): Promise<Reply<unknown>> {
    return ask(`${this.#path}/decide`, { language: this.#language, revision, accepted: false }, asDeclined);
  }
}

/** Sends a question as JSON, or reads where it is null. Never rejects. */
export async function ask<T>(path: string, question: unknown, check: Check<T>): Promise<Reply<T>> {
  try {
    const response = await fetch(path, question === null ? {} : requestOf(question));
    const value: unknown = response.status === 200 || response.status === 409 ? await response.json() : null;
    if (response.status === 200) return answered(check(value));
    const misfit = response.status === 409 ? asMisfit(value) : undefined;
    if (misfit) return { kind: "misfit", misfit };
    if (response.status >= 500) return { kind: "lost" };
    return { kind: "refused", reason: REASONS[response.status] ?? "misunderstood" };
  } catch {
    return { kind: "lost" };
  }
}

function requestOf(question: unknown): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(question),
  };
}

function answered<T>(value: T | undefined): Reply<T> {
  return value === undefined ? { kind: "lost" } : { kind: "answered", value };
}
