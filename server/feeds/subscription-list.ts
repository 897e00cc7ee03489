import { type NamedFeed, parseSubscriptions } from "#core/feed/read/subscriptions.ts";
import { findBinaryKind, isBinary } from "#core/file/binary-kind.ts";
import { decodeText } from "../fetch/decoded-text.ts";

/** What a file from another app names. */
export type SubscriptionList =
  | {
      readonly kind: "list";
      readonly feeds: readonly NamedFeed[];
      /** What it names beside feeds: titles or addresses, as it writes them. */
      readonly others: readonly string[];
      /** How many feeds more it names, which were left out. */
      readonly left: number;
    }
  /** It is none; why, see core/file/problem.ts. */
  | { readonly kind: "failed"; readonly code: string; readonly value: string };

/** Reads a list of subscriptions (OPML, or lines of addresses) in whatever charset it is. Never throws. */
export function readSubscriptionList(file: Uint8Array): SubscriptionList {
  const binary = findBinaryKind(file);
  if (binary !== null) return { kind: "failed", code: "file-binary", value: binary };
  const { text } = decodeText(file, null);
  if (isBinary(text)) return { kind: "failed", code: "list-none", value: "" };
  if (text.trim() === "") return { kind: "failed", code: "empty-file", value: "" };
  const { feeds, others, left, cutOff } = parseSubscriptions(text);
  if (feeds.length > 0) return { kind: "list", feeds, others, left };
  return { kind: "failed", code: cutOff ? "list-cut-off" : "list-none", value: "" };
}
