import { UPLOADS_PATH } from "#core/upload/address.ts";
import type { FileSet } from "#core/upload/file-set.ts";
import type { ListedUpload } from "#core/upload/listed-upload.ts";
import { withMark } from "#core/upload/pace.ts";
import { findBegun } from "./begun-before.ts";
import { isUnfinished, type KeptFile, type Target, type Transfer, type TransferState } from "./transfer.ts";

/** In the order in which the files were chosen. */
export type TransferList = readonly Transfer[];

/** What somebody has chosen to send. */
export interface Choice {
  readonly target: Target;
  readonly sets: readonly FileSet<File>[];
  /** What the server has of this account. */
  readonly listed: readonly ListedUpload[];
  /** Bytes that a file may have. */
  readonly most: number;
}

/**
 * The transfers of what was chosen, to be added to `all`. Files that the server has a part of go on there; what it has whole
 * is left out. `newId` makes UUIDs.
 */
export function chosenTransfers(
  { target, sets, listed, most }: Choice,
  all: TransferList,
  newId: () => string,
): TransferList {
  const added: Transfer[] = [];
  let order = Math.max(0, ...all.map(({ kept }) => kept.order));
  for (const { name: title, files } of sets) {
    const known = findBegun(files, target, listed, [...all, ...added]);
    const key = known?.key ?? newId();
    const { show } = known ?? target;
    for (const file of files) {
      const { name } = file;
      const begun = known?.files.find((one) => one.name === name && one.size === file.size);
      if (begun?.received) continue;
      order += 1;
      const url = begun ? `${UPLOADS_PATH}/${begun.id}` : null;
      const kept = { ...target, show, id: newId(), key, title, name, file, url, order };
      added.push({ ...waitingTransfer(kept), state: firstState(file, most) });
    }
  }
  return added;
}

function firstState({ size }: File, most: number): TransferState {
  if (size === 0) return { kind: "fault", fault: "empty" };
  return size > most ? { kind: "fault", fault: "large" } : { kind: "waiting" };
}

export function waitingTransfer(kept: KeptFile): Transfer {
  return { kept, sent: 0, marks: [], state: { kind: "waiting" } };
}

/** The one that is to be sent now; null while one is being sent or the network is gone, or where none waits. */
export function nextTransfer(all: TransferList): Transfer | null {
  if (all.some(({ state }) => state.kind === "sending" || state.kind === "lost")) return null;
  return all.find(({ state }) => state.kind === "waiting") ?? null;
}

/** All of what belongs together stops, but for what is sent. */
export function withPause(all: TransferList, key: string): TransferList {
  return all.map((transfer) =>
    transfer.kept.key === key && isUnfinished(transfer)
      ? { ...transfer, state: { kind: "paused" } }
      : transfer,
  );
}

const STOPPED: readonly TransferState["kind"][] = ["paused", "fault", "lost"];

/** All of what belongs together waits for its turn again. */
export function withResumption(all: TransferList, key: string): TransferList {
  return all.map((transfer) =>
    transfer.kept.key === key && STOPPED.includes(transfer.state.kind)
      ? { ...transfer, state: { kind: "waiting" } }
      : transfer,
  );
}

/** There may be a network again: what was lost waits for its turn. */
export function withNetwork(all: TransferList): TransferList {
  return all.map((transfer) =>
    transfer.state.kind === "lost" ? { ...transfer, state: { kind: "waiting" } } : transfer,
  );
}

/** The file of this id begins to be sent: its pace is measured anew. */
export function withStart(all: TransferList, id: string): TransferList {
  return changed(all, id, (transfer) => ({ ...transfer, state: { kind: "sending" }, marks: [] }));
}

/** So many bytes of the file of this id are sent, at `at` milliseconds. */
export function withProgress(all: TransferList, id: string, sent: number, at: number): TransferList {
  return changed(all, id, (transfer) => ({
    ...transfer,
    sent,
    marks: withMark(transfer.marks, { at, sent }),
  }));
}

/** It was begun at this address. */
export function withUrl(all: TransferList, id: string, url: string): TransferList {
  return changed(all, id, ({ kept, ...transfer }) => ({ ...transfer, kept: { ...kept, url } }));
}

/** It is no longer being sent. */
export function withEnd(all: TransferList, id: string, state: TransferState): TransferList {
  return changed(all, id, (transfer) => ({
    ...transfer,
    state,
    sent: state.kind === "sent" ? transfer.kept.file.size : transfer.sent,
  }));
}

function changed(all: TransferList, id: string, change: (transfer: Transfer) => Transfer): TransferList {
  return all.map((transfer) => (transfer.kept.id === id ? change(transfer) : transfer));
}
