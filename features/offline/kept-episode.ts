import { asKeptTrack, type KeptTrack } from "#core/episode/kept-track.ts";
import { asAmount, asCount, asObject, asText, asTruth, type Check, orNull } from "#core/file/json-check.ts";

/** The sound of a kept episode, as its host described it when it was asked for. */
export interface KeptSound {
  /** The whole address at which the player asks for it. */
  readonly url: string;
  /** MIME type. */
  readonly type: string;
  /** Bytes; null as long as it is not known. */
  readonly size: number | null;
  /** By what the host knows whether it is the same still (If-Range): a strong entity tag or a date; null where it gave none. */
  readonly tag: string | null;
}

/** An episode that is kept in this browser, or on its way there. */
export interface KeptEpisode {
  readonly track: KeptTrack;
  readonly sound: KeptSound;
  /** What is kept beside its sound: words, pages, pictures. Bytes. */
  readonly bytes: number;
  /** When it was asked for. Epoch milliseconds. */
  readonly at: number;
  /** Whether all of it is here. */
  readonly whole: boolean;
}

const asKeptSound: Check<KeptSound> = asObject({
  url: asText,
  type: asText,
  size: orNull(asCount),
  tag: orNull(asText),
});

/** Reads what this version or another has written. */
export const asKeptEpisode: Check<KeptEpisode> = asObject({
  track: asKeptTrack,
  sound: asKeptSound,
  bytes: asCount,
  at: asAmount,
  whole: asTruth,
});

/** How much room it takes, as far as is known. Bytes. */
export function sizeOf({ bytes, sound }: KeptEpisode): number {
  return bytes + (sound.size ?? 0);
}
