import { DetailedError, Upload } from "tus-js-client";
import { UPLOADS_PATH } from "#core/upload/address.ts";
import type { KeptFile, TransferFault } from "./transfer.ts";

/** Bytes of one request: what a slow network sends in the five minutes that a server waits for one, at 28 KB a second. */
const CHUNK = 8 * 1024 ** 2;
/** Without a byte for so long the network is taken for lost. Milliseconds. */
const STALLED = 60_000;
/** So long the answer of a server is waited for by somebody who has stopped. Milliseconds. */
const PATIENCE = 10_000;

export type SendingEnd =
  | { readonly kind: "sent" }
  | { readonly kind: "lost" }
  | { readonly kind: "fault"; readonly fault: TransferFault };

/** A file that is being sent. */
export interface Sending {
  /** Gives up what is under way at once. */
  readonly abort: () => void;
  /**
   * The same, but that the server's answer to where it was begun is waited for: who does not know that would begin a second.
   * Resolves when nothing is under way.
   */
  readonly stop: () => Promise<void>;
}

interface SendingEvents {
  /** Where it was begun; also after it was stopped. */
  readonly onUrl: (url: string) => void;
  /** Bytes that are sent of it. */
  readonly onProgress: (sent: number) => void;
  /** Called once, but not after it was stopped. */
  readonly onEnd: (end: SendingEnd) => void;
}

const FAULTS: ReadonlyMap<number, TransferFault> = new Map([
  [401, "signedOut"],
  [403, "role"],
  [404, "gone"],
  [413, "large"],
  [429, "many"],
  [507, "space"],
]);

/** Sends a file, from where the server has come with it (tus 1.0.0). */
export function sendFile(kept: KeptFile, { onUrl, onProgress, onEnd }: SendingEvents): Sending {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  let answered = () => {};
  const begun = new Promise<void>((resolve) => {
    answered = resolve;
  });
  const abort = () => {
    over = true;
    clearTimeout(timer);
    answered();
    void upload.abort(false).catch(() => undefined);
  };
  const stop = async () => {
    over = true;
    clearTimeout(timer);
    const patience = setTimeout(answered, PATIENCE);
    if (upload.url === null) await begun;
    clearTimeout(patience);
    abort();
  };
  const end = (how: SendingEnd) => {
    answered();
    if (over) return;
    abort();
    onEnd(how);
  };
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => end({ kind: "lost" }), STALLED);
  };
  const { id, file, name, key, show, episode, url } = kept;
  const upload = new Upload(file, {
    endpoint: UPLOADS_PATH,
    uploadUrl: url,
    chunkSize: CHUNK,
    // Who shows what becomes of it also decides when it is tried again.
    retryDelays: null,
    storeFingerprintForResuming: false,
    metadata: { name, file: id, key, show, ...(episode !== null && { episode }) },
    onUploadUrlAvailable: () => {
      if (upload.url !== null) onUrl(new URL(upload.url, window.location.href).pathname);
      if (over) abort();
      answered();
    },
    onProgress: (sent) => {
      if (over) return;
      watch();
      onProgress(sent);
    },
    onSuccess: () => end({ kind: "sent" }),
    onError: (error) => end(endOf(error)),
  });
  watch();
  upload.start();
  return { abort, stop };
}

/** Takes a file away that was begun. */
export async function takeBack(url: string): Promise<void> {
  // What cannot be taken back now the server does away with in a day.
  await Upload.terminate(url, { retryDelays: null }).catch(() => undefined);
}

function endOf(error: Error): SendingEnd {
  const { originalRequest, originalResponse } = error instanceof DetailedError ? error : {};
  const status = originalResponse?.getStatus() ?? 0;
  // What cannot be begun again is there whole: the last answer to it was lost.
  if (status === 409 && originalRequest?.getMethod() === "POST") return { kind: "sent" };
  const fault = FAULTS.get(status);
  if (fault) return { kind: "fault", fault };
  // The server has come elsewhere than was thought, or another request still has the file: it is asked again.
  const passing = status === 0 || status === 409 || status === 423 || status >= 500;
  return passing ? { kind: "lost" } : { kind: "fault", fault: "refused" };
}
