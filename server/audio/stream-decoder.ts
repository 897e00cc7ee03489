import type { Samples } from "#core/audio/peaks.ts";

/** Some decoded sound. */
export interface Decoded {
  /** Samples of each channel, each array equally long. */
  readonly channels: readonly Samples[];
  /** Samples a second. */
  readonly sampleRate: number;
  /** The greatest amplitude that a sample can have. */
  readonly loudest: number;
}

/** Decodes a file that comes piece by piece, in memory that does not grow with it. */
export interface StreamDecoder {
  /** No larger piece is to be pushed at once: what comes out of one is held whole. Bytes. */
  readonly pieceLength: number;
  /** What the next bytes complete; they are not kept. Throws where the decoder cannot go on. */
  push(bytes: Uint8Array): Promise<readonly Decoded[]>;
  /** What is left when the file is at its end. */
  finish(): Promise<readonly Decoded[]>;
  /** Players find no exact time in it, as far as it came. */
  readonly approximateSeek: boolean;
  /** Seconds of sound that the file says it has, of which `duration` came; null where it does not say. */
  promised(duration: number): number | null;
  free(): void;
}
