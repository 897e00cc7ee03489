import { feedAddresses } from "../feed/read/feed-address.ts";
import { asItems, asObject, asText, ifAbsent } from "../file/json-check.ts";
import { asKey } from "../sync/key.ts";
import { feedKey } from "../sync/subscription.ts";

/** What an app has subscribed to and no longer subscribes to (gPodder API v2, subscriptions). */
export interface SubscriptionUpload {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Addresses as they were told, each with that which is kept in its place: empty where none is. */
  readonly updated: readonly (readonly [told: string, kept: string])[];
}

const readLists = asObject({ add: ifAbsent(asItems, []), remove: ifAbsent(asItems, []) });

/** Reads what an app tells; null for what cannot be, such as what is added and removed at once. */
export function parseSubscriptionUpload(value: unknown): SubscriptionUpload | null {
  const lists = readLists(value);
  if (!lists) return null;
  const [add, remove] = [readAddresses(lists.add), readAddresses(lists.remove)];
  if (add.some(({ kept }) => kept !== "" && remove.some((other) => other.kept === kept))) return null;
  const updated = [...add, ...remove].filter(({ told, kept }) => told !== kept);
  return {
    add: keptOf(add),
    remove: keptOf(remove),
    updated: updated.map(({ told, kept }) => [told, kept]),
  };
}

/** The address of a feed as it is kept; empty for one that is none. */
export function feedAddress(told: string): string {
  const [address = ""] = feedAddresses(told);
  return URL.canParse(address) && asKey(feedKey(address)) !== undefined ? address : "";
}

interface ReadAddress {
  readonly told: string;
  readonly kept: string;
}

function readAddresses(items: readonly unknown[]): readonly ReadAddress[] {
  return items.flatMap((item) => asText(item) ?? []).map((told) => ({ told, kept: feedAddress(told) }));
}

function keptOf(addresses: readonly ReadAddress[]): readonly string[] {
  return [...new Set(addresses.map(({ kept }) => kept).filter((kept) => kept !== ""))];
}
