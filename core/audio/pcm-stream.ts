import { joined } from "./joined.ts";
import { type PcmFormat, parseAiffFormat, parseWavFormat, tagAt } from "./pcm-header.ts";

/** A `fmt ` or `COMM` chunk is shorter, and is read whole; others are passed over. */
const LONGEST_FORMAT = 4096;
const CHUNK_HEADER = 8;
/** A file that was written as a stream does not know how long it is. */
const UNKNOWN_LENGTH = 0xffff_ffff;

/**
 * Reads the samples out of a WAV (RIFF, RF64) or AIFF file that comes piece by piece. Holds no more than the
 * beginning of one sample, or of one header, between two pieces.
 */
export class PcmStream {
  #rest: Uint8Array = new Uint8Array(0);
  #skip = 0;
  #kind: "wav" | "aiff" | "aifc" | null = null;
  #format: PcmFormat | null = null;
  /** Bytes of samples that are still to come; null while they have not begun. */
  #left: number | null = null;
  #frames = 0;
  #promised: number | null = null;
  #unreadable = false;

  /** It is no such file, or its samples are written in a way that is not known. */
  get unreadable(): boolean {
    return this.#unreadable;
  }

  /** Samples a second; null until the header was read. */
  get sampleRate(): number | null {
    return this.#format?.sampleRate ?? null;
  }

  /** The greatest amplitude that a sample can have, in the file's own scale; null until the header was read. */
  get loudest(): number | null {
    const format = this.#format;
    if (format === null) return null;
    if (format.float) return 1;
    // Of 24 bits the upper 16 are read.
    return 2 ** (8 * (format.width === 3 ? 2 : format.width) - 1);
  }

  /** Samples of each channel that came. */
  get frames(): number {
    return this.#frames;
  }

  /** How many the header says there are; null where it does not say. */
  get promisedFrames(): number | null {
    return this.#promised;
  }

  /** Bytes that wait for the next piece. */
  get held(): number {
    return this.#rest.length;
  }

  /** The samples that `bytes` completes, an array for each channel, in the file's own scale; none are an empty list. */
  push(bytes: Uint8Array): readonly Float32Array[] {
    const skipped = Math.min(this.#skip, bytes.length);
    this.#skip -= skipped;
    this.#rest = joined(this.#rest, bytes.subarray(skipped));
    while (this.#left === null && !this.#unreadable && this.#readHeader());
    if (this.#unreadable || this.#left === null || this.#format === null) return [];
    return this.#readSamples(this.#format, this.#left);
  }

  /** Reads one header at the beginning of what is there; false where more must come first. */
  #readHeader(): boolean {
    const view = viewOf(this.#rest);
    if (this.#kind === null) {
      if (view.byteLength < 12) return false;
      const [form, type] = [tagAt(view, 0), tagAt(view, 8)];
      if (/^(?:RIFF|RF64)$/.test(form) && type === "WAVE") this.#kind = "wav";
      else if (form === "FORM" && type === "AIFF") this.#kind = "aiff";
      else if (form === "FORM" && type === "AIFC") this.#kind = "aifc";
      else this.#unreadable = true;
      this.#drop(12);
      return true;
    }
    if (view.byteLength < CHUNK_HEADER) return false;
    return this.#readChunk(view, tagAt(view, 0), view.getUint32(4, this.#kind === "wav"));
  }

  #readChunk(view: DataView, name: string, length: number): boolean {
    if (name === "data" || name === "SSND") return this.#beginSamples(view, length);
    if (name === "fmt " || name === "COMM") {
      const whole = Math.min(length, LONGEST_FORMAT);
      if (view.byteLength < CHUNK_HEADER + whole) return false;
      const body = new DataView(view.buffer, view.byteOffset + CHUNK_HEADER, whole);
      this.#format = name === "fmt " ? parseWavFormat(body) : parseAiffFormat(body, this.#kind === "aifc");
      this.#unreadable = this.#format === null;
    }
    // Chunks begin at even places.
    this.#drop(CHUNK_HEADER + length + (length % 2));
    return true;
  }

  #beginSamples(view: DataView, length: number): boolean {
    // AIFF has two numbers before its samples, of which the first is how many bytes to leave out.
    const numbers = this.#kind === "wav" ? 0 : 8;
    if (view.byteLength < CHUNK_HEADER + numbers) return false;
    const offset = numbers === 0 ? 0 : view.getUint32(CHUNK_HEADER);
    if (this.#format === null) {
      this.#unreadable = true;
      return true;
    }
    const known = length !== UNKNOWN_LENGTH && length !== 0;
    this.#left = known ? Math.max(0, length - numbers - offset) : Number.POSITIVE_INFINITY;
    if (known) this.#promised = Math.floor(this.#left / (this.#format.width * this.#format.channels));
    this.#drop(CHUNK_HEADER + numbers + offset);
    return true;
  }

  #drop(length: number): void {
    this.#skip = Math.max(0, length - this.#rest.length);
    this.#rest = this.#rest.subarray(length);
  }

  #readSamples(format: PcmFormat, left: number): readonly Float32Array[] {
    const size = format.width * format.channels;
    const frames = Math.floor(Math.min(left, this.#rest.length) / size);
    if (frames === 0) return [];
    const samples = splitChannels(viewOf(this.#rest), format, frames);
    this.#left = left - frames * size;
    this.#rest = this.#left === 0 ? new Uint8Array(0) : this.#rest.slice(frames * size);
    this.#frames += frames;
    return samples;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function splitChannels(view: DataView, format: PcmFormat, frames: number): readonly Float32Array[] {
  const read = readerOf(view, format);
  const { channels, width } = format;
  return Array.from({ length: channels }, (_, channel) => {
    const samples = new Float32Array(frames);
    for (let i = 0; i < frames; i++) samples[i] = read((i * channels + channel) * width);
    return samples;
  });
}

function readerOf(view: DataView, { float, width, littleEndian, unsigned }: PcmFormat) {
  if (float)
    return width === 4
      ? (at: number) => view.getFloat32(at, littleEndian)
      : (at: number) => view.getFloat64(at, littleEndian);
  if (width === 1)
    return unsigned ? (at: number) => view.getUint8(at) - 128 : (at: number) => view.getInt8(at);
  if (width === 2) return (at: number) => view.getInt16(at, littleEndian);
  if (width === 4) return (at: number) => view.getInt32(at, littleEndian);
  // Of 24 bits the lower 8 are never seen in a waveform.
  return (at: number) => view.getInt16(littleEndian ? at + 1 : at, littleEndian);
}
