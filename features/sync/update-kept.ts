import { type Device, newDevice } from "#core/sync/device.ts";
import type { AccountMark } from "#core/sync/exchange.ts";
import { NOTHING_HELD, type SyncDatabase } from "./sync-database.ts";

interface Ports {
  readonly database: SyncDatabase;
  readonly newDeviceId: () => string;
}

/** Makes something of a device without the stores of a page, which look at it when they are there. */
export async function updateKept(
  { database, newDeviceId }: Ports,
  account: AccountMark,
  change: (device: Device) => Device,
): Promise<Device> {
  const before = await database.load(account);
  const device = before?.device ?? newDevice(newDeviceId());
  const next = change(device);
  if (next === device && before) return device;
  await database.save(account, before, { held: NOTHING_HELD, inStepAt: null, ...before, device: next });
  return next;
}
