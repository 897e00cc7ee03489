import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { parseQueue } from "#core/queue/queue.ts";
import { byFollowed } from "#core/search/followed-search.ts";
import { bookmarkChanges, listBookmarks, listTrash } from "#core/sync/bookmark.ts";
import type { Change } from "#core/sync/change.ts";
import { type Device, keepChanges, newDevice } from "#core/sync/device.ts";
import type { AccountMark, Asked } from "#core/sync/exchange.ts";
import { type Holdings, holdingsChanges } from "#core/sync/holdings.ts";
import { keyOf } from "#core/sync/key.ts";
import { write } from "#core/sync/merge.ts";
import { forgetOtherPlace, listPlaces, placeChanges } from "#core/sync/place.ts";
import { listQueue, queueChanges } from "#core/sync/queue.ts";
import { findSettings, settingChanges } from "#core/sync/setting.ts";
import { listFollowed, searchChanges } from "#core/sync/subscription.ts";
import { exchange, type Outcome } from "./exchange.ts";
import type { Reply } from "./send.ts";
import { type Kept, KINDS, NOTHING_HELD, type SyncDatabase } from "./sync-database.ts";
import type { SyncedStores } from "./synced-stores.ts";
import { updateKept } from "./update-kept.ts";

interface Ports {
  readonly database: SyncDatabase;
  readonly stores: SyncedStores;
  readonly send: (asked: Asked) => Promise<Reply>;
  readonly oneAtATime: <T>(work: () => Promise<T>) => Promise<T>;
  /** See `asDeviceId`. */
  readonly newDeviceId: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Called when there is something to be sent that is in no store. */
  readonly changed: () => void;
}

/** Keeps the stores of this page in step with the account that is signed in. */
export class InStep {
  readonly #ports: Ports;
  /** Of what the stores have been shown the latest. */
  #shown: Device | null = null;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Writes down what was done here since it was last called. Whether there is something to be sent. */
  note(): Promise<boolean> {
    const { database, oneAtATime } = this.#ports;
    return oneAtATime(async () => {
      const { account, next } = await database.owner();
      if (account === null || next !== null) return false;
      const { unsent } = await this.#update(account, (device) => device);
      return unsent.size > 0;
    });
  }

  /** Sends what was done here, and shows what was done elsewhere. */
  exchange(): Promise<Outcome> {
    return this.#ports.oneAtATime(() => this.#exchange());
  }

  /** When all was told on both sides, in epoch milliseconds; null for not yet. */
  async inStepAt(): Promise<number | null> {
    const { database } = this.#ports;
    const { account } = await database.owner();
    return account === null ? null : ((await database.load(account))?.inStepAt ?? null);
  }

  async #exchange(): Promise<Outcome> {
    const { database, send } = this.#ports;
    const owner = await database.owner();
    const account = owner.next ?? owner.account;
    if (account === null) {
      const reply = await send({ account: null, batch: { cursor: null, changes: [] } });
      if (reply.kind !== "answered" && reply.kind !== "account")
        return reply.kind === "signedOut" ? reply : { kind: "unreachable" };
      await this.#becomeOf(reply.account, null);
      return this.#exchange();
    }
    const update =
      owner.next === null
        ? (change: (device: Device) => Device) => this.#update(account, change)
        : (change: (device: Device) => Device) => updateKept(this.#ports, account, change);
    const outcome = await exchange(account, { update, send });
    if (outcome.kind === "account") {
      await this.#becomeOf(outcome.account, outcome.isGone ? account : null);
      return this.#exchange();
    }
    const isThere = outcome.kind === "inStep" || outcome.kind === "full";
    if (isThere && owner.next !== null) {
      await this.#takePlace(owner.account, account);
      return this.#exchange();
    }
    if (outcome.kind === "inStep") await this.#noteTime(account);
    return outcome;
  }

  /**
   * An account signs in: the first one brings along what the browser holds. What is another's stays theirs, unless they are
   * `gone`.
   */
  async #becomeOf(account: AccountMark, gone: AccountMark | null): Promise<void> {
    const { database, stores } = this.#ports;
    const known = await database.owner();
    const owner = known.account === gone ? { account: null, next: null } : known;
    if (owner.account === account) return database.setOwner({ account, next: null });
    if (owner.account !== null) {
      if (owner.next === null) await this.#update(owner.account, (device) => device);
      return database.setOwner({ account: owner.account, next: account });
    }
    const before = await database.load(account);
    const device = before?.device ?? newDevice(this.#ports.newDeviceId());
    const held = stores.read();
    const brought = holdingsChanges(device, held, stores.atFirst);
    await database.save(account, before, { device: keepChanges(device, brought), held, inStepAt: null });
    await database.setOwner({ account, next: null });
  }

  /** Shows what is `account`'s in place of what was another's, but for what was done since they have signed in. */
  async #takePlace(other: AccountMark | null, account: AccountMark): Promise<void> {
    const { database, stores, now } = this.#ports;
    const before = await database.load(account);
    const theirs = other === null ? null : await database.load(other);
    if (before === null) return;
    const done = changesOf(before.device, theirs?.held ?? NOTHING_HELD, stores.read(), now());
    const device = keepChanges(before.device, done);
    const { atFirst } = stores;
    const taken = stores.take(holdingsIn(device, { ...NOTHING_HELD, settings: atFirst }));
    const held = stores.read();
    await taken;
    await database.save(account, before, { device, held, inStepAt: null });
    await database.setOwner({ account, next: null });
    this.#shown = device;
    this.#showOthers(account, device);
  }

  /** Writes down what was done here, makes something of the device, and shows what is new for the stores. */
  async #update(account: AccountMark, change: (device: Device) => Device): Promise<Device> {
    const { database, stores, now } = this.#ports;
    const before: Kept = (await database.load(account)) ?? {
      device: newDevice(this.#ports.newDeviceId()),
      held: NOTHING_HELD,
      inStepAt: null,
    };
    // From here on until the stores have taken what is new nothing waits: what is done meanwhile would be lost.
    const here = stores.read();
    const done = changesOf(before.device, before.held, here, now());
    const own = done.length > 0 ? keepChanges(before.device, done) : before.device;
    const device = change(own);
    const isNews = before.device !== this.#shown || hasOthers(own, device);
    const taken = isNews ? stores.take(holdingsIn(device, here)) : null;
    const held = stores.read();
    await taken;
    if (device !== before.device || !isSameHoldings(held, before.held))
      await database.save(account, before, { ...before, device, held });
    if (isNews) this.#showOthers(account, device);
    this.#shown = device;
    return device;
  }

  async #noteTime(account: AccountMark): Promise<void> {
    const { database, now } = this.#ports;
    const before = await database.load(account);
    if (before) await database.save(account, before, { ...before, inStepAt: now() });
  }

  #showOthers(account: AccountMark, device: Device): void {
    const forget = (changes: (kept: Device) => readonly Change[]) => () =>
      void oneAtATime(() => this.#update(account, (kept) => keepChanges(kept, changes(kept)))).then(changed);
    const { now, stores, oneAtATime, changed } = this.#ports;
    stores.showOthers({
      places: listPlaces(device.state).flatMap(({ place, other }) =>
        other ? [{ other, forget: forget((kept) => forgetOtherPlace(kept, place, now())) }] : [],
      ),
      notes: new Map(
        listBookmarks(device.state).map(({ bookmark, otherNotes }) => [
          bookmark.id,
          otherNotes.map(({ key, note }) => ({
            other: note,
            forget: forget((kept) => [write(kept, key, null, now())]),
          })),
        ]),
      ),
    });
  }
}

/** What was done here. */
function changesOf(device: Device, before: Holdings, after: Holdings, now: number): readonly Change[] {
  return [
    ...bookmarkChanges(device, before, after, now),
    ...placeChanges(device, before.places, after.places, now),
    ...queueChanges(device, before.queue, after.queue, now),
    ...searchChanges(device, before.searches, after.searches, now),
    ...settingChanges(device, before.settings, after.settings, now),
  ];
}

/** What is to be shown; of what is `here` that stays which is not in step. */
function holdingsIn({ state }: Device, here: Holdings): Holdings {
  const places = listPlaces(state).map(({ place }) => place);
  const isKnown = (track: Track) => places.some((known) => isSameEpisode(known.track, track));
  const { values, showRates } = findSettings(state);
  return {
    bookmarks: [
      ...listBookmarks(state).map(({ bookmark }) => bookmark),
      ...here.bookmarks.filter(({ id }) => !state.has(keyOf("bookmark", id))),
    ],
    trash: [...listTrash(state), ...here.trash.filter(({ id }) => !state.has(keyOf("bookmark", id)))],
    places: [...places, ...here.places.filter(({ track }) => !isKnown(track))].sort(
      (one, other) => other.at - one.at,
    ),
    queue: parseQueue([
      ...listQueue(state, here.queue),
      ...here.queue.filter(({ track }) => track.guid === null),
    ]),
    searches: [
      ...listFollowed(state),
      ...here.searches.filter(({ name }) => !state.has(keyOf("search", name))),
    ].sort(byFollowed),
    settings: { values: { ...here.settings.values, ...values }, showRates },
  };
}

function hasOthers(one: Device, other: Device): boolean {
  return [...other.state].some(([key, change]) => one.state.get(key) !== change);
}

function isSameHoldings(one: Holdings, other: Holdings): boolean {
  return KINDS.every((kind) => one[kind] === other[kind]);
}
