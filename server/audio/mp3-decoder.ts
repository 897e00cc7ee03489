import { MPEGDecoder } from "mpg123-decoder";
import { Mp3Stream } from "#core/audio/mp3-stream.ts";
import type { Decoded, StreamDecoder } from "./stream-decoder.ts";

/**
 * MP3 at about 500 times its speed. Out come the samples of the sound alone: the silence that encoders add at both
 * ends is trimmed by the LAME header, as browsers do.
 */
export async function openMp3Decoder(): Promise<StreamDecoder> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const stream = new Mp3Stream();

  // Only whole frames reach the decoder: on noise it invents sound and writes to the console.
  function decode(bytes: Uint8Array, last: boolean): readonly Decoded[] {
    return stream.push(bytes, last).map((run) => {
      const { channelData: channels, sampleRate } = decoder.decode(run);
      return { channels, sampleRate, loudest: 1 };
    });
  }

  return {
    // 2 s at 128 kbit/s and 8 s at 32 kbit/s, decoded in 5 to 20 ms.
    pieceLength: 32 * 1024,
    push: async (bytes) => decode(bytes, false),
    finish: async () => decode(new Uint8Array(0), true),
    // A varying bitrate and no table of contents: players guess where a time is, by seconds to minutes.
    get approximateSeek() {
      return stream.variable && !stream.seekTable;
    },
    promised(duration) {
      const { frames, promisedFrames } = stream;
      return promisedFrames === null || frames === 0 ? null : (duration / frames) * promisedFrames;
    },
    free: () => decoder.free(),
  };
}
