import { v4 } from "uuid";
import { Listeners } from "#features/ui/listeners.ts";
import { type KeptFiles, openKeptFiles } from "./kept-files.ts";
import { NetworkWait } from "./network-wait.ts";
import type { Sending, SendingEnd } from "./send-file.ts";
import type { KeptFile, Transfer } from "./transfer.ts";
import {
  type Choice,
  chosenTransfers,
  nextTransfer,
  type TransferList,
  waitingTransfer,
  withEnd,
  withNetwork,
  withPause,
  withProgress,
  withResumption,
  withStart,
  withUrl,
} from "./transfer-list.ts";

type Sender = Pick<typeof import("./send-file.ts"), "sendFile" | "takeBack">;
const loadSender = (): Promise<Sender> => import("./send-file.ts");

/** The files of an account on their way to the server, one at a time, whatever page is shown. Goes on where it was when the page is loaded again. */
export class Transfers {
  readonly listen: (listener: () => void) => () => void;
  readonly #listeners = new Listeners();
  readonly #files: KeptFiles;
  readonly #load: () => Promise<Sender>;
  #all: TransferList;
  /** How often something has begun to be sent: of what was begun before nothing comes any more. */
  #turn = 0;
  #sending: Sending | null = null;
  /** Resolves when what was stopped last is no longer under way. */
  #stopped: Promise<void> = Promise.resolve();
  readonly #network = new NetworkWait(
    () => this.#retry(),
    () => this.#lose(),
  );

  /** `load` fetches what sends, which no page needs before there is something to send. */
  constructor(files: KeptFiles, kept: readonly KeptFile[], load = loadSender) {
    this.listen = this.#listeners.add;
    this.#files = files;
    this.#load = load;
    this.#all = kept.map(waitingTransfer);
    this.#next();
  }

  readonly list = (): TransferList => this.#all;

  /** Takes on what was chosen. */
  add(choice: Choice): void {
    const added = chosenTransfers(choice, this.#all, v4);
    // Sent while they are being kept, which takes large ones a while.
    for (const { kept, state } of added) if (state.kind === "waiting") void this.#files.put(kept);
    this.#change([...this.#all, ...added]);
    this.#next();
  }

  /** All of what belongs together, as the other ways. */
  pause(key: string): void {
    this.#halt(key);
    this.#change(withPause(this.#all, key));
    this.#next();
  }

  resume(key: string): void {
    this.#change(withResumption(this.#all, key));
    this.#network.forget();
    this.#next();
  }

  /** Takes it away here and at the server. */
  async cancel(key: string): Promise<void> {
    const ours = this.#all.filter(({ kept }) => kept.key === key);
    this.#halt(key);
    this.#change(this.#all.filter((transfer) => !ours.includes(transfer)));
    this.#next();
    for (const { kept } of ours) await this.#files.remove(kept.id);
    await this.#stopped;
    for (const { kept } of ours) if (kept.url !== null) await this.#takeBack(kept.url);
  }

  #change(all: TransferList): void {
    this.#all = all;
    this.#listeners.tell();
  }

  #find(id: string): Transfer | undefined {
    return this.#all.find(({ kept }) => kept.id === id);
  }

  /** Stops what is being sent, if it is of these. */
  #halt(key: string): void {
    if (!this.#all.some(({ kept, state }) => kept.key === key && state.kind === "sending")) return;
    this.#stopped = this.#sending?.stop() ?? this.#stopped;
    this.#sending = null;
  }

  /** Begins with the next, if it is time for one. */
  #next(): void {
    const next = nextTransfer(this.#all);
    if (!next) return;
    this.#turn += 1;
    this.#change(withStart(this.#all, next.kept.id));
    void this.#send(next.kept, this.#turn);
  }

  async #send({ id, file }: KeptFile, turn: number): Promise<void> {
    const readable = await isReadable(file);
    const sender = readable ? await this.#load().catch(() => null) : null;
    await this.#stopped;
    // It may have been paused or cancelled meanwhile, and gone on with in a later turn.
    const current = this.#find(id);
    if (turn !== this.#turn || current?.state.kind !== "sending") return;
    if (!readable) return this.#ended(id, { kind: "fault", fault: "unread" });
    if (!sender) return this.#ended(id, { kind: "lost" });
    this.#sending = sender.sendFile(current.kept, {
      onUrl: (url) => this.#begun(id, url),
      onProgress: (sent) => this.#moved(id, sent),
      onEnd: (end) => this.#ended(id, end),
    });
  }

  #begun(id: string, url: string): void {
    this.#change(withUrl(this.#all, id, url));
    const begun = this.#find(id);
    if (begun) void this.#files.put(begun.kept);
    // It was cancelled before anybody knew where it is.
    else void this.#takeBack(url);
  }

  async #takeBack(url: string): Promise<void> {
    const { takeBack } = await this.#load();
    await takeBack(url);
  }

  #moved(id: string, sent: number): void {
    this.#network.forget();
    this.#change(withProgress(this.#all, id, sent, performance.now()));
  }

  #ended(id: string, end: SendingEnd): void {
    this.#sending = null;
    if (end.kind === "sent") void this.#files.remove(id);
    this.#change(withEnd(this.#all, id, end));
    if (end.kind === "lost") this.#network.wait();
    this.#next();
  }

  #retry(): void {
    this.#change(withNetwork(this.#all));
    this.#next();
  }

  /** The browser knows that the network is gone: what is under way would wait long for its end. */
  #lose(): void {
    const sending = this.#all.find(({ state }) => state.kind === "sending");
    if (!sending) return;
    this.#sending?.abort();
    this.#ended(sending.kept.id, { kind: "lost" });
  }
}

/** A file that was moved or changed after it was chosen is not. */
function isReadable(file: Blob): Promise<boolean> {
  return file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
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
