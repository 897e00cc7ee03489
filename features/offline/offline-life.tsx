"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";
import { noteLaunch } from "#features/ui/launches.ts";
import { beginKeeping, canKeep } from "./kept.ts";
import { watchNetwork } from "./network-watch.ts";

export { isKeptPath } from "./kept.ts";

/** The part of the Launch Handler API that is used. */
interface LaunchQueue {
  readonly setConsumer: (consumer: (launch: { readonly targetURL?: string | null }) => void) => void;
}

declare global {
  interface Window {
    readonly launchQueue?: LaunchQueue;
  }
}

/** What is done for pages without a network as long as this one is open. */
export function OfflineLife() {
  const router = useRouter();
  const launch = useEffectEvent((address: string) => router.push(address));
  // Follows the browser: what is kept, and what is opened in the app.
  useEffect(() => {
    if (canKeep()) void beginKeeping();
    const leave = watchNetwork();
    let begun = false;
    // An address that is opened in the app comes into this window, and what plays goes on.
    window.launchQueue?.setConsumer(({ targetURL }) => {
      const isOpen = targetURL === window.location.href;
      // What began the app is told too.
      const isFirst = !begun && isOpen;
      begun = true;
      if (!targetURL || isFirst) return;
      if (isOpen) return noteLaunch();
      const { origin, pathname, search, hash } = new URL(targetURL);
      if (origin === window.location.origin) launch(pathname + search + hash);
    });
    return leave;
  }, []);
  return null;
}
