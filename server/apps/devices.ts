import { type AppDevice, asDeviceName, DEVICE_KIND, deviceChanges, listDevices } from "#core/app/device.ts";
import { stateOf } from "#core/sync/merge.ts";
import type { Database } from "../db/client.ts";
import { listChanges } from "../sync/kept-changes.ts";
import { type Kept, writeChanges } from "../sync/store.ts";
import { appAnswer, badRequest, doneAnswer, fullResponse } from "./app-answer.ts";
import { readJson } from "./app-body.ts";
import type { AskedByApp } from "./app-route.ts";
import { listSubscriptions } from "./subscriptions.ts";

/** The devices of which an account's apps have told. */
export async function findDevices(db: Database, accountId: number): Promise<readonly AppDevice[]> {
  const { changes } = await listChanges(db, accountId, [DEVICE_KIND]);
  return listDevices(stateOf(changes));
}

/** All devices are subscribed to the same. */
export async function answerDevices({ db, app }: AskedByApp): Promise<Response> {
  const { id } = app.account;
  const { length: subscriptions } = await listSubscriptions(db, id);
  return appAnswer((await findDevices(db, id)).map((device) => ({ ...device, subscriptions })));
}

export async function takeDevice(asked: AskedByApp, name: string): Promise<Response> {
  if (asDeviceName(name) === undefined)
    return badRequest("The id of a device has letters, digits and . _ - in it.");
  const sent = await readJson(asked.request);
  if (sent instanceof Response) return sent;
  const kept = await keepDevice(asked, name, sent.value);
  if (kept === null) return badRequest("A device has a caption and a type.");
  return kept.kind === "full" ? fullResponse() : doneAnswer();
}

/** Keeps what an app tells of a device; a new one with nothing, where it only names it. Null for what tells of none. */
export async function keepDevice(
  { db, app, writer: id, now }: AskedByApp,
  name: string,
  told: unknown,
): Promise<Kept | null> {
  let readable = true;
  const kept = await writeChanges(db, app.account.id, [DEVICE_KIND], (state) => {
    const changes = deviceChanges({ id, state }, name, told, now);
    readable = changes !== null;
    return changes ?? [];
  });
  return readable ? kept : null;
}

/** Which devices are in step: all of them with each other, whatever an app asks for. */
export async function answerSyncedDevices({ db, app }: AskedByApp): Promise<Response> {
  const ids = (await findDevices(db, app.account.id)).map(({ id }) => id);
  return appAnswer({
    synchronized: ids.length > 1 ? [ids] : [],
    "not-synchronized": ids.length > 1 ? [] : ids,
  });
}
