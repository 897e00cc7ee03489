import { TagSkipper } from "#core/audio/id3.ts";
import { joined } from "#core/audio/joined.ts";
import { STREAM_HEAD_LENGTH, streamKind } from "#core/file/stream-kind.ts";
import { openDecoder } from "./open-decoder.ts";
import { type Sound, SoundMeter } from "./sound.ts";
import type { Decoded, StreamDecoder } from "./stream-decoder.ts";

export interface MeasuredStream extends Sound {
  readonly kind: "measured";
  /** Players cannot find an exact time in this file. */
  readonly approximateSeek: boolean;
  /** Seconds of sound that the file says it has; null where it does not say. */
  readonly promised: number | null;
  /** Its decoder could not go on before the end: this is what came until then. */
  readonly broken: boolean;
}

/** Why nothing was measured. `needs-file`: what decodes it must have it whole. */
export interface UnmeasuredStream {
  readonly kind: "unmeasured";
  readonly code: "not-sound" | "too-long" | "needs-file";
}

/** A day. Seconds. */
const LONGEST = 86_400;
/** So much may stand before the first sound: tags with pictures. Bytes. */
export const MOST_BEFORE = 32 * 1024 * 1024;

/** Measures sound that comes piece by piece. It keeps peaks and what its decoder keeps, however much comes. */
export class StreamMeter {
  readonly #meter = new SoundMeter();
  readonly #tags = new TagSkipper();
  #head: Uint8Array = new Uint8Array(0);
  #decoder: StreamDecoder | null = null;
  #before = 0;
  #came = 0;
  #broken = false;
  #refusal: UnmeasuredStream["code"] | null = null;

  /** False when more of it changes nothing: `finish` can be called now. */
  async push(bytes: Uint8Array): Promise<boolean> {
    if (this.#decoder !== null) return this.#decode(bytes);
    this.#before += bytes.length;
    if (this.#before > MOST_BEFORE) return this.#refuse("not-sound");
    // Who gives pieces may write over them.
    this.#head = joined(this.#head, this.#tags.push(bytes, false)).slice();
    return this.#head.length < STREAM_HEAD_LENGTH || this.#begin();
  }

  async finish(): Promise<MeasuredStream | UnmeasuredStream> {
    if (this.#decoder === null && this.#refusal === null) {
      this.#head = joined(this.#head, this.#tags.push(new Uint8Array(0), true));
      await this.#begin();
    }
    const decoder = this.#decoder;
    if (decoder !== null && !this.#broken) await this.#take(() => decoder.finish());
    if (this.#refusal !== null) return { kind: "unmeasured", code: this.#refusal };
    const sound = this.#meter.finish();
    if (decoder === null || sound === null) return { kind: "unmeasured", code: "not-sound" };
    const { approximateSeek } = decoder;
    const promised = decoder.promised(sound.duration);
    return { kind: "measured", ...sound, approximateSeek, promised, broken: this.#broken };
  }

  /** To be called once, whatever became of it. */
  free(): void {
    this.#decoder?.free();
    this.#decoder = null;
  }

  async #begin(): Promise<boolean> {
    const kind = streamKind(this.#head);
    if (kind === null) return this.#refuse("not-sound");
    if (kind === "file") return this.#refuse("needs-file");
    this.#decoder = await openDecoder(kind, this.#head);
    const head = this.#head;
    this.#head = new Uint8Array(0);
    return this.#decode(head);
  }

  async #decode(bytes: Uint8Array): Promise<boolean> {
    const decoder = this.#decoder;
    if (decoder === null) return false;
    for (let at = 0; at < bytes.length && !this.#broken && this.#refusal === null; at += decoder.pieceLength)
      await this.#take(() => decoder.push(bytes.subarray(at, at + decoder.pieceLength)));
    this.#came += bytes.length;
    if (this.#came > MOST_BEFORE && this.#meter.duration === 0) return this.#refuse("not-sound");
    return !this.#broken && this.#refusal === null;
  }

  async #take(decode: () => Promise<readonly Decoded[]>): Promise<void> {
    try {
      for (const { channels, sampleRate } of await decode()) this.#meter.add(channels, sampleRate);
    } catch {
      // Decoders throw whatever they like at what is no sound.
      this.#broken = true;
    }
    if (this.#meter.duration > LONGEST) this.#refuse("too-long");
  }

  #refuse(code: UnmeasuredStream["code"]): false {
    this.#refusal = code;
    return false;
  }
}
