"use client";

import { useEffect } from "react";

/** Nobody is signed in: has the header forget whom it shows, whose session has ended elsewhere. */
export function NoAccount() {
  // Follows the server, which has found no session.
  useEffect(() => {
    // A form of this page that was sent before it was alive may have signed somebody in, whom the next page shows.
    if (window.earlyActs?.sent?.isConnected) return;
    // biome-ignore lint/suspicious/noDocumentCookie: the other way is asynchronous, and not in every browser
    document.cookie = "account=; Path=/; Max-Age=0";
    window.showAccount?.();
  }, []);
  return null;
}
