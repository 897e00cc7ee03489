import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import type { Failed, Refused } from "../fetch/resource.ts";
import { takeTurnAt } from "../measure/host-turns.ts";
import { BrokenOff, openRemoteFile, type RemoteOptions } from "../measure/remote-file.ts";
import { storedName } from "../media/address.ts";
import type { MediaPlace } from "../media/place.ts";
import { mediaStore } from "../media/store.ts";
import { type SpeechFile, writeSpeech } from "./speech-file.ts";

/** Ten hours at 256 kbit/s. Bytes. */
const LARGEST = 1_200_000_000;

export interface SpeechOptions extends Pick<RemoteOptions, "userAgent" | "signal"> {
  readonly fetchPrivate: boolean;
  readonly mediaPlace: MediaPlace;
  /** A folder for files that are taken away again. */
  readonly workDir: string;
}

/** Why there is no sound. */
export type NoSpeech =
  | Refused
  | Failed
  | { readonly kind: "failed"; readonly code: "transcribe-no-sound"; readonly value: string };

/**
 * Gives `work` the sound of an episode as samples of speech, from the store or from its host, and takes them away afterwards.
 * Throws where `signal` ends it.
 */
export async function withSpeech<T>(
  episodeId: number,
  audioUrl: string,
  options: SpeechOptions,
  work: (speech: SpeechFile) => Promise<T>,
): Promise<T | NoSpeech> {
  await mkdir(options.workDir, { recursive: true });
  const place = path.join(options.workDir, `transcribe-${episodeId}`);
  const [loaded, samples] = [`${place}.sound`, `${place}.pcm`];
  try {
    const found = await soundOf(audioUrl, loaded, options);
    if (found.kind !== "file") return found;
    const speech = await writeSpeech(found.path, samples, options.signal);
    await rm(loaded, { force: true });
    return speech ? await work(speech) : { kind: "failed", code: "transcribe-no-sound", value: audioUrl };
  } finally {
    await rm(loaded, { force: true });
    await rm(samples, { force: true });
  }
}

type SoundFile = { readonly kind: "file"; readonly path: string };

async function soundOf(url: string, loaded: string, options: SpeechOptions): Promise<SoundFile | NoSpeech> {
  const name = storedName(url);
  if (name === null) return loadSound(url, loaded, options);
  const store = await mediaStore(options.mediaPlace);
  const path = await store.fileOf(name, loaded, options.signal);
  return path === null ? { kind: "failed", code: "file-missing", value: name } : { kind: "file", path };
}

async function loadSound(url: string, loaded: string, options: SpeechOptions): Promise<SoundFile | NoSpeech> {
  const { signal, userAgent, fetchPrivate: allowPrivate } = options;
  if (!URL.canParse(url)) return { kind: "refused", code: "address-invalid", value: url };
  return takeTurnAt(new URL(url).host, signal, async () => {
    const remote = await openRemoteFile(url, null, { signal, userAgent, allowPrivate, maxBytes: LARGEST });
    signal.throwIfAborted();
    if (remote.kind === "unchanged") return { kind: "failed", code: "http-status", value: "304" };
    if (remote.kind !== "file") return remote;
    const out = await open(loaded, "w");
    try {
      for await (const piece of remote.pieces) await out.writeFile(piece);
      return { kind: "file", path: loaded };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof BrokenOff) return error.reason;
      throw error;
    } finally {
      remote.close();
      await out.close();
    }
  });
}
