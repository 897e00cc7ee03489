import type { Mark } from "#core/upload/pace.ts";

/** Why a file does not go on by itself. */
export type TransferFault =
  | "empty"
  | "large"
  | "space"
  | "signedOut"
  | "role"
  | "many"
  | "gone"
  | "unread"
  | "refused";

export type TransferState =
  | { readonly kind: "waiting" }
  | { readonly kind: "sending" }
  | { readonly kind: "paused" }
  /** The network was lost: it goes on when there is one again. */
  | { readonly kind: "lost" }
  | { readonly kind: "fault"; readonly fault: TransferFault }
  | { readonly kind: "sent" };

/** What a file is for: a new episode of a show, or one that there is. */
export interface Target {
  /** Slugs. */
  readonly show: string;
  readonly episode: string | null;
}

/** A file as it is kept until all of it is sent. */
export interface KeptFile extends Target {
  readonly id: string;
  /** Files that belong together have the same. */
  readonly key: string;
  /** What they are called together. */
  readonly title: string;
  readonly name: string;
  readonly file: Blob;
  /** Where it was begun at the server; null where it was not. */
  readonly url: string | null;
  /** In which order they were chosen. */
  readonly order: number;
}

/** A file on its way. */
export interface Transfer {
  readonly kept: KeptFile;
  /** Bytes. */
  readonly sent: number;
  readonly marks: readonly Mark[];
  readonly state: TransferState;
}

/** Whether there is something of it left to do, by the browser or by somebody. */
export function isUnfinished({ state }: Transfer): boolean {
  return state.kind !== "sent";
}
