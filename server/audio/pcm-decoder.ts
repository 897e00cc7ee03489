import { PcmStream } from "#core/audio/pcm-stream.ts";
import type { StreamDecoder } from "./stream-decoder.ts";

/** WAV and AIFF, whose samples stand in the file as they are. Throws on those that are written in another way. */
export function openPcmDecoder(): StreamDecoder {
  const stream = new PcmStream();
  return {
    pieceLength: 64 * 1024,
    async push(bytes) {
      const channels = stream.push(bytes);
      if (stream.unreadable) throw new Error("These are no samples that are known");
      const { sampleRate, loudest } = stream;
      if (channels.length === 0 || sampleRate === null || loudest === null) return [];
      return [{ channels, sampleRate, loudest }];
    },
    finish: async () => [],
    approximateSeek: false,
    promised(duration) {
      const { frames, promisedFrames } = stream;
      return promisedFrames === null || frames === 0 ? null : (duration / frames) * promisedFrames;
    },
    free() {},
  };
}
