import { asItems, asObject, asText, asTruth, type Check, into, only, orNull } from "../file/json-check.ts";
import { asChange, type Change } from "./change.ts";

/** What a device sends: what the server does not have yet, and up to where it has what the server has. */
export interface Batch {
  /** As the server's last answer gave it; null at first. */
  readonly cursor: string | null;
  readonly changes: readonly Change[];
}

/** What a server answers: what is new since the cursor. */
export interface Answer {
  readonly cursor: string;
  readonly changes: readonly Change[];
  /** Whether there is more than fits. */
  readonly more: boolean;
}

/** Of a batch or an answer. */
export const MOST_CHANGES = 500;
/** Of a batch in characters, but for one change that is longer; in UTF-8 each takes three bytes at most. */
export const LONGEST_BATCH = 500_000;
const LONGEST_CURSOR = 200;

const asCursor = only(asText, ({ length }) => length <= LONGEST_CURSOR);
/** Too many are none; those that cannot be read are passed over. */
const asChanges: Check<readonly Change[]> = into(
  only(asItems, ({ length }) => length <= MOST_CHANGES),
  (items) => items.flatMap((item) => asChange(item) ?? []),
);

const asBatch = asObject<Batch>({ cursor: orNull(asCursor), changes: asChanges });
const asAnswer = asObject<Answer>({ cursor: asCursor, changes: asChanges, more: asTruth });

/** What a server was sent; null for what is no batch. */
export function parseBatch(value: unknown): Batch | null {
  return asBatch(value) ?? null;
}

/** What a server answered; null for what is no answer. */
export function parseAnswer(value: unknown): Answer | null {
  return asAnswer(value) ?? null;
}
