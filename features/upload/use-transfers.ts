import { useEffect, useState, useSyncExternalStore } from "react";
import type { Transfer } from "./transfer.ts";
import type { Transfers } from "./transfers.ts";

const NONE: readonly Transfer[] = [];
const nobody = () => () => {};

/** The files of an account on their way; the store is null until it is there. */
export function useTransfers(account: number): {
  readonly store: Transfers | null;
  readonly transfers: readonly Transfer[];
} {
  const [store, setStore] = useState<Transfers | null>(null);
  // What a browser has kept of an earlier page is known when it was asked.
  useEffect(() => {
    let left = false;
    void import("./transfers.ts")
      .then(({ openTransfers }) => openTransfers(account))
      .then((opened) => {
        if (!left) setStore(opened);
      });
    return () => {
      left = true;
    };
  }, [account]);
  const list = store?.list ?? (() => NONE);
  return { store, transfers: useSyncExternalStore(store?.listen ?? nobody, list, () => NONE) };
}
