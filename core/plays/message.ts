import type { EpisodeKey } from "../episode/address.ts";
import {
  asAmount,
  asCount,
  asList,
  asObject,
  asOneOf,
  asText,
  asTruth,
  type Check,
  only,
  orNull,
} from "../file/json-check.ts";
import type { Moment } from "../time/moment.ts";
import { PARTS } from "./parts.ts";

/** Bytes of a message at most: all parts twice, and two slugs. */
export const LONGEST_MESSAGE = 4000;

/** What was heard of an episode since the message before. Says nothing of who has heard it. */
export interface HeardMessage extends EpisodeKey {
  readonly kind: "heard";
  /** With it the listening counts as a play; true once a listening. */
  readonly play: boolean;
  /** In a player on another site. */
  readonly embedded: boolean;
  /** Parts that were heard, from 0, each once. */
  readonly heard: readonly number[];
  /** Parts that were heard once more. */
  readonly again: readonly number[];
}

/** A moment that was shared, or a link to one that was followed and heard. */
export interface MomentMessage extends EpisodeKey {
  readonly kind: "shared" | "opened";
  readonly moment: Moment;
}

/** What a page tells of its listening, to be counted. */
export type PlayMessage = HeardMessage | MomentMessage;

const LONGEST_SLUG = 300;
/** Seconds: no episode is as long. */
const LONGEST_TIME = 1_000_000;

const asSlug = only(asText, ({ length }) => length > 0 && length <= LONGEST_SLUG);
const asTime = only(asAmount, (time) => time <= LONGEST_TIME);
const asParts = only(
  asList(only(asCount, (part) => part < PARTS)),
  (parts) => new Set(parts).size === parts.length,
);

const key = { show: asSlug, episode: asSlug };

const asHeard: Check<HeardMessage> = asObject({
  ...key,
  kind: asOneOf(["heard"]),
  play: asTruth,
  embedded: asTruth,
  heard: asParts,
  again: asParts,
});

const asMoment: Check<MomentMessage> = asObject({
  ...key,
  kind: asOneOf(["shared", "opened"]),
  moment: only(
    asObject<Moment>({ start: asTime, end: orNull(asTime) }),
    ({ start, end }) => end === null || end > start,
  ),
});

/** Reads what somebody says to be a message; undefined for what is none. */
export const asPlayMessage: Check<PlayMessage> = (value) => asHeard(value) ?? asMoment(value);
