import type { ListedUpload } from "#core/upload/listed-upload.ts";
import { rateOf, secondsLeft } from "#core/upload/pace.ts";
import { isUnfinished, type Transfer, type TransferFault } from "./transfer.ts";

/** What is shown of files that belong together. */
export type EntryState =
  | {
      readonly kind: "sending";
      /** Bytes a second, and seconds; null where it is too soon to say. */
      readonly rate: number | null;
      readonly left: number | null;
    }
  | { readonly kind: "queued" | "paused" | "lost" }
  | { readonly kind: "fault"; readonly fault: TransferFault }
  /** The server has what was sent, and says what comes of it; null until it has said so. */
  | { readonly kind: "there"; readonly upload: ListedUpload | null };

export interface Entry {
  readonly key: string;
  readonly title: string;
  readonly files: readonly string[];
  /** Bytes. */
  readonly sent: number;
  readonly size: number;
  readonly state: EntryState;
}

/** What is on its way from here first, then what the server alone knows of. */
export function entriesOf(transfers: readonly Transfer[], listed: readonly ListedUpload[]): readonly Entry[] {
  const keys = [...new Set(transfers.map(({ kept }) => kept.key))];
  const ours = keys.map((key) =>
    entryOf(
      key,
      transfers.filter(({ kept }) => kept.key === key),
      listed.find((upload) => upload.key === key) ?? null,
    ),
  );
  const others = listed.filter(({ key }) => !keys.includes(key));
  return [...ours, ...others.map(listedEntry)];
}

function entryOf(key: string, files: readonly Transfer[], upload: ListedUpload | null): Entry {
  const sent = files.reduce((sum, file) => sum + file.sent, 0);
  const size = files.reduce((sum, { kept }) => sum + kept.file.size, 0);
  const [first] = files;
  return {
    key,
    title: upload?.title ?? first?.kept.title ?? "",
    files: [...new Set([...(upload?.files ?? []), ...files.map(({ kept }) => kept)].map(({ name }) => name))],
    sent,
    size,
    state: stateOf(files, size - sent, upload),
  };
}

function stateOf(files: readonly Transfer[], left: number, upload: ListedUpload | null): EntryState {
  const fault = files.map(({ state }) => state).find((state) => state.kind === "fault");
  if (fault?.kind === "fault") return fault;
  const sending = files.find(({ state }) => state.kind === "sending");
  if (sending) {
    const rate = rateOf(sending.marks);
    return { kind: "sending", rate, left: secondsLeft(left, rate) };
  }
  for (const kind of ["lost", "paused"] as const)
    if (files.some(({ state }) => state.kind === kind)) return { kind };
  return files.some(isUnfinished) ? { kind: "queued" } : { kind: "there", upload };
}

function listedEntry(upload: ListedUpload): Entry {
  const { key, title, files } = upload;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const names = files.map(({ name }) => name);
  const received = files.reduce((sum, file) => sum + (file.received ? file.size : 0), 0);
  return {
    key,
    title: title ?? names.at(-1) ?? key,
    files: names,
    sent: received,
    size,
    state: { kind: "there", upload },
  };
}
