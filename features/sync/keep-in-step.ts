import { v4 } from "uuid";
import type { Outcome } from "./exchange.ts";
import { InStep } from "./in-step.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { send } from "./send.ts";
import { sendForShown } from "./shown-session.ts";
import { openSync } from "./sync-database.ts";
import { getStatus, type SyncStatus, showStatus } from "./sync-status.ts";
import { SYNC_TAG } from "./sync-tag.ts";
import type { SyncedStores } from "./synced-stores.ts";
import { Timetable } from "./timetable.ts";

/** The part of Background Sync (WICG) that is used. */
interface SyncRegistration extends ServiceWorkerRegistration {
  readonly sync?: { readonly register: (tag: string) => Promise<void> };
}

/** Keeps the stores of this page in step with the account that is signed in, until it is told to stop. */
export function keepInStep(stores: SyncedStores): () => void {
  const stop = new AbortController();
  void begin(stores, stop.signal);
  return () => stop.abort();
}

async function begin(stores: SyncedStores, signal: AbortSignal): Promise<void> {
  const database = await openSync().catch(() => null);
  if (database === null || !(await stores.ready())) return showStatus({ kind: "unkept" });
  if (signal.aborted) return;
  const isSeen = () => document.visibilityState === "visible";
  const inStep = new InStep({
    database,
    stores,
    send: (asked) => sendForShown(asked, (told) => send(told, !isSeen())),
    oneAtATime,
    newDeviceId: () => v4().replaceAll("-", ""),
    now: Date.now,
    changed: () => void timetable.hurry(),
  });
  const exchange = async (): Promise<Outcome> => {
    if (getStatus().kind !== "inStep") showStatus({ kind: "working" });
    // The browser keeps nothing, or has forgotten it.
    const outcome = await inStep.exchange().catch((): Outcome => ({ kind: "unreachable" }));
    const at = await inStep.inStepAt().catch(() => null);
    if (outcome.kind === "unreachable") void askWorker();
    // Together with what is said of it: who is signed in no more is kept in step no longer.
    if (outcome.kind === "signedOut") window.showAccount?.();
    if (!signal.aborted) showStatus(statusOf(outcome, at));
    return outcome;
  };
  const timetable = new Timetable({
    note: () => inStep.note().catch(() => false),
    exchange,
    isSeen,
    after: (wait, callback) => {
      const timer = setTimeout(callback, wait);
      return () => clearTimeout(timer);
    },
    now: Date.now,
  });
  signal.addEventListener("abort", stores.watch(timetable.changed));
  signal.addEventListener("abort", () => timetable.end());
  const turn = () => (isSeen() ? void timetable.hurry() : timetable.leave());
  document.addEventListener("visibilitychange", turn, { signal });
  window.addEventListener("online", () => void timetable.hurry(), { signal });
  void timetable.hurry();
}

function statusOf(outcome: Outcome, at: number | null): SyncStatus {
  switch (outcome.kind) {
    case "inStep":
      return at === null ? { kind: "working" } : { kind: "inStep", at };
    case "unreachable":
      return { kind: "unreachable", at };
    case "signedOut":
    case "full":
      return { kind: outcome.kind };
    case "account":
      return { kind: "working" };
  }
}

/** Where there is a worker it sends what waits once there is a network, also when no page is open. */
async function askWorker(): Promise<void> {
  const registration: SyncRegistration | undefined = await navigator.serviceWorker?.getRegistration();
  await registration?.sync?.register(SYNC_TAG).catch(() => {});
}
