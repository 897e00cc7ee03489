import { v4 } from "uuid";
import type { FileSet } from "#core/upload/file-set.ts";
import type { ListedUpload } from "#core/upload/listed-upload.ts";
import { withMark } from "#core/upload/pace.ts";
import { Listeners } from "#features/ui/listeners.ts";
import { findBegun } from "./begun-before.ts";
import { type KeptFiles, openKeptFiles } from "./kept-files.ts";
import { NetworkWait } from "./network-wait.ts";
import type { Sending, SendingEnd } from "./send-file.ts";
import { isUnfinished, type KeptFile, type Target, type Transfer, type TransferState } from "./transfer.ts";

/** The files of an account on their way to the server, one at a time, whatever page is shown. Goes on where it was when the page is loaded again. */
export class Transfers {
  readonly listen: (listener: () => void) => () => void;
  readonly #listeners = new Listeners();
  readonly #files: KeptFiles;
  #all: readonly Transfer[];
  #sending: Sending | null = null;
  /** Resolves when what was stopped last is no longer under way. */
  #stopped: Promise<void> = Promise.resolve();
  readonly #network = new NetworkWait(
    () => this.#retry(),
    () => this.#lose(),
  );

  constructor(files: KeptFiles, kept: readonly KeptFile[]) {
    this.listen = this.#listeners.add;
    this.#files = files;
    this.#all = kept.map(waiting);
    this.#next();
  }

  readonly list = (): readonly Transfer[] => this.#all;

  /** Takes on what was chosen. Files that the server has a part of go on there; what it has whole is not sent again. */
  add(target: Target, sets: readonly FileSet<File>[], listed: readonly ListedUpload[], most: number): void {
    let order = Math.max(0, ...this.#all.map(({ kept }) => kept.order));
    for (const { name: title, files } of sets) {
      const known = findBegun(files, target, listed, this.#all);
      const key = known?.key ?? v4();
      for (const file of files) {
        const begun = known?.files.find(({ name, size }) => name === file.name && size === file.size);
        if (begun?.received) continue;
        order += 1;
        const url = begun ? `/api/uploads/${begun.id}` : null;
        const id = v4();
        const { show } = known ?? target;
        const kept: KeptFile = { ...target, show, id, key, title, name: file.name, file, url, order };
        const fault = file.size === 0 ? "empty" : file.size > most ? "large" : null;
        const state: TransferState = fault === null ? { kind: "waiting" } : { kind: "fault", fault };
        this.#all = [...this.#all, { ...waiting(kept), state }];
        // Sent while it is being kept, which takes a large one a while.
        if (fault === null) void this.#files.put(kept);
      }
    }
    this.#listeners.tell();
    this.#next();
  }

  /** All of what belongs together, as the other ways. */
  pause(key: string): void {
    this.#end((transfer) => transfer.kept.key === key && transfer.state.kind === "sending");
    this.#change((transfer) =>
      transfer.kept.key === key && isUnfinished(transfer)
        ? { ...transfer, state: { kind: "paused" } }
        : transfer,
    );
    this.#next();
  }

  resume(key: string): void {
    this.#change((transfer) =>
      transfer.kept.key === key && ["paused", "fault", "lost"].includes(transfer.state.kind)
        ? { ...transfer, state: { kind: "waiting" }, marks: [] }
        : transfer,
    );
    this.#network.forget();
    this.#next();
  }

  /** Takes it away here and at the server. */
  async cancel(key: string): Promise<void> {
    const ours = this.#all.filter(({ kept }) => kept.key === key);
    this.#end((transfer) => ours.includes(transfer) && transfer.state.kind === "sending");
    this.#all = this.#all.filter(({ kept }) => kept.key !== key);
    this.#listeners.tell();
    await this.#stopped;
    for (const { kept } of ours) {
      await this.#files.remove(kept.id);
      if (kept.url !== null) await takenBack(kept.url);
    }
    this.#next();
  }

  #change(change: (transfer: Transfer) => Transfer): void {
    this.#all = this.#all.map(change);
    this.#listeners.tell();
  }

  #set(id: string, changed: Partial<Transfer>): void {
    this.#change((transfer) => (transfer.kept.id === id ? { ...transfer, ...changed } : transfer));
  }

  /** Stops what is being sent, if it is one of these. */
  #end(which: (transfer: Transfer) => boolean): void {
    if (!this.#all.some(which)) return;
    this.#stopped = this.#sending?.stop() ?? this.#stopped;
    this.#sending = null;
  }

  /** Begins with the next, unless one is being sent or the network is gone. */
  #next(): void {
    const busy = this.#all.some(({ state }) => state.kind === "sending" || state.kind === "lost");
    const next = busy ? undefined : this.#all.find(({ state }) => state.kind === "waiting");
    if (!next) return;
    this.#set(next.kept.id, { state: { kind: "sending" }, marks: [] });
    void this.#send(next.kept);
  }

  async #send(kept: KeptFile): Promise<void> {
    const readable = await kept.file
      .slice(0, 1)
      .arrayBuffer()
      .then(
        () => true,
        () => false,
      );
    const sender = readable ? await import("./send-file.ts").catch(() => null) : null;
    await this.#stopped;
    // It may have been paused or cancelled meanwhile.
    const current = this.#all.find(({ kept: { id } }) => id === kept.id);
    if (current?.state.kind !== "sending") return;
    if (!readable) return this.#ended(kept, { kind: "fault", fault: "unread" });
    if (!sender) return this.#ended(kept, { kind: "lost" });
    this.#sending = sender.sendFile(current.kept, {
      onUrl: (url) => this.#begun(kept.id, url),
      onProgress: (sent) => this.#moved(kept.id, sent),
      onEnd: (end) => this.#ended(kept, end),
    });
  }

  #begun(id: string, url: string): void {
    this.#change((transfer) =>
      transfer.kept.id === id ? { ...transfer, kept: { ...transfer.kept, url } } : transfer,
    );
    const begun = this.#all.find(({ kept }) => kept.id === id);
    if (begun) void this.#files.put(begun.kept);
    // It was cancelled before anybody knew where it is.
    else void takenBack(url);
  }

  #moved(id: string, sent: number): void {
    this.#network.forget();
    const at = performance.now();
    this.#change((transfer) =>
      transfer.kept.id === id
        ? { ...transfer, sent, marks: withMark(transfer.marks, { at, sent }) }
        : transfer,
    );
  }

  #ended({ id, file }: KeptFile, end: SendingEnd): void {
    this.#sending = null;
    if (end.kind === "sent") {
      void this.#files.remove(id);
      this.#set(id, { state: end, sent: file.size });
    } else this.#set(id, { state: end });
    if (end.kind === "lost") this.#network.wait();
    this.#next();
  }

  #retry(): void {
    this.#change((transfer) =>
      transfer.state.kind === "lost" ? { ...transfer, state: { kind: "waiting" } } : transfer,
    );
    this.#next();
  }

  /** The browser knows that the network is gone: what is under way would wait long for its end. */
  #lose(): void {
    const sending = this.#all.find(({ state }) => state.kind === "sending");
    if (!sending) return;
    this.#sending?.abort();
    this.#ended(sending.kept, { kind: "lost" });
  }
}

async function takenBack(url: string): Promise<void> {
  const { takeBack } = await import("./send-file.ts");
  await takeBack(url);
}

function waiting(kept: KeptFile): Transfer {
  return { kept, sent: 0, marks: [], state: { kind: "waiting" } };
}

const opened = new Map<number, Promise<Transfers>>();

/** Those of an account, in this page. */
export function openTransfers(account: number): Promise<Transfers> {
  const known = opened.get(account) ?? openKeptFiles(account).then(revive);
  opened.set(account, known);
  return known;
}

async function revive(files: KeptFiles): Promise<Transfers> {
  return new Transfers(files, await files.list().catch(() => []));
}
