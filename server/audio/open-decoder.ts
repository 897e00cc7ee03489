import { findAudioExtension } from "#core/file/audio-type.ts";
import { flacLength, type StreamKind } from "#core/file/stream-kind.ts";
import { openMp3Decoder } from "./mp3-decoder.ts";
import { openPcmDecoder } from "./pcm-decoder.ts";
import type { StreamDecoder } from "./stream-decoder.ts";
import { openWasmDecoder } from "./wasm-decoder.ts";

/** What decodes a file that begins so. */
export function openDecoder(
  kind: Exclude<StreamKind, "file">,
  head: Uint8Array,
): Promise<StreamDecoder> | StreamDecoder {
  if (kind === "mp3") return openMp3Decoder();
  if (kind === "pcm") return openPcmDecoder();
  const promised = flacLength(head);
  return openWasmDecoder(kind, { ogg: findAudioExtension(head) === "ogg", promised });
}
