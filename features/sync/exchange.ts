import type { Batch } from "#core/sync/batch.ts";
import { type Device, nextBatch, stampAnew, startAgain, takeAnswer } from "#core/sync/device.ts";
import type { AccountMark, Asked, Told } from "#core/sync/exchange.ts";
import type { Reply } from "./send.ts";

interface Ports {
  /** Makes something else of the device that is kept of the account, as it is by then. */
  readonly update: (change: (device: Device) => Device) => Promise<Device>;
  readonly send: (asked: Asked) => Promise<Reply>;
}

export type Outcome =
  /** All is told on both sides. */
  | { readonly kind: "inStep" }
  /** All that others have told is there; of what is to be told the account has no room for some. */
  | { readonly kind: "full" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "signedOut" }
  | Extract<Told, { kind: "account" }>;

/** A server that has the device begin anew, and again, is not to be pleased. */
const MOST_BEGINNINGS = 3;

/** Asks the server until there is nothing to be told on either side, or it cannot go on. */
export async function exchange(account: AccountMark, { update, send }: Ports): Promise<Outcome> {
  let full = false;
  let beginnings = 0;
  for (;;) {
    const device = await update((kept) => kept);
    const batch = full ? deletionsIn(nextBatch(device)) : nextBatch(device);
    const reply = await send({ account, batch });
    switch (reply.kind) {
      case "answered": {
        const { answer } = reply;
        const { unsent } = await update((kept) => takeAnswer(kept, batch, answer));
        if (answer.more) continue;
        if (full) return { kind: "full" };
        // More may have been done meanwhile.
        if (unsent.size === 0) return { kind: "inStep" };
        continue;
      }
      case "full":
        if (full) return { kind: "full" };
        full = true;
        continue;
      case "ahead":
      case "cursor":
        if (++beginnings > MOST_BEGINNINGS) return { kind: "unreachable" };
        await update((kept) => (reply.kind === "ahead" ? stampAnew(kept, reply.now) : startAgain(kept)));
        continue;
      default:
        return reply;
    }
  }
}

/** What takes no room. */
function deletionsIn({ cursor, changes }: Batch): Batch {
  return { cursor, changes: changes.filter(({ value }) => value === null) };
}
