import { beginsStream, OggStream } from "#core/audio/ogg-stream.ts";
import { streamKind } from "#core/file/stream-kind.ts";
import { quietly } from "./quiet.ts";
import type { Decoded, StreamDecoder } from "./stream-decoder.ts";

/** What the decoders of Opus, Vorbis and FLAC have in common. */
interface WasmDecoder {
  readonly ready: Promise<void>;
  decode(bytes: Uint8Array): WasmSound | Promise<WasmSound>;
  flush(): Promise<WasmSound>;
  free(): void;
}

interface WasmSound {
  readonly channelData: readonly Float32Array[];
  readonly samplesDecoded: number;
  readonly sampleRate: number;
}

/** Of streams that follow one another, in a file that is no attack. Each needs a decoder, which takes some time to be made. */
const MOST_STREAMS = 1000;

/** They come when they are wanted: together they are half a megabyte of WebAssembly. */
const MAKERS: Readonly<Record<"opus" | "vorbis" | "flac", () => Promise<WasmDecoder>>> = {
  opus: async () => new (await import("ogg-opus-decoder")).OggOpusDecoder(),
  vorbis: async () => new (await import("@wasm-audio-decoders/ogg-vorbis")).OggVorbisDecoder(),
  flac: async () => new (await import("@wasm-audio-decoders/flac")).FLACDecoder(),
};

/**
 * Opus, Vorbis and FLAC; the last in a file of its own or in Ogg. `promised` is how many seconds of sound the file says
 * it has; null where it does not say.
 */
export async function openWasmDecoder(
  kind: keyof typeof MAKERS,
  { ogg, promised }: { readonly ogg: boolean; readonly promised: number | null },
): Promise<StreamDecoder> {
  // Only whole pages reach the decoder: of others it makes sound that never was.
  const pages = ogg ? new OggStream() : null;
  let decoder = await makeDecoder(kind);
  let begun = 0;
  // Streams of another kind than the first are left out.
  let heard = true;

  /** A decoder knows one stream: the next, which follows when it has ended, gets another. */
  async function changeStream(page: Uint8Array): Promise<readonly Decoded[]> {
    begun += 1;
    heard = begun === 1 || (begun <= MOST_STREAMS && streamKind(page) === kind);
    if (begun === 1 || !heard) return [];
    const left = toDecoded(await quietly(() => decoder.flush()));
    decoder.free();
    decoder = await makeDecoder(kind);
    return left;
  }

  return {
    // Silence takes so little in FLAC that 64 KiB of it may be hours of samples. A page of Ogg is 30 seconds at most.
    pieceLength: 4096,
    async push(bytes) {
      const decoded: Decoded[] = [];
      for (const piece of pages?.push(bytes) ?? [bytes]) {
        if (pages !== null && beginsStream(piece)) decoded.push(...(await changeStream(piece)));
        // Some of them hold on to what they are given.
        if (heard) decoded.push(...toDecoded(await quietly(() => decoder.decode(piece.slice()))));
      }
      return decoded;
    },
    finish: async () => toDecoded(await quietly(() => decoder.flush())),
    approximateSeek: false,
    promised: () => promised,
    free: () => decoder.free(),
  };
}

async function makeDecoder(kind: keyof typeof MAKERS): Promise<WasmDecoder> {
  const decoder = await MAKERS[kind]();
  await decoder.ready;
  return decoder;
}

function toDecoded({ channelData, samplesDecoded, sampleRate }: WasmSound): readonly Decoded[] {
  return samplesDecoded > 0 ? [{ channels: channelData, sampleRate, loudest: 1 }] : [];
}
