"use client";

import { useEffect } from "react";

/** Lets every printed page say where it is from; `url` is a whole address. */
export function PrintAddress({ url }: { readonly url: string }) {
  // Follows the document: only what its root has can stand in the margins of a page (see print.css).
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty("--print-address", JSON.stringify(url));
    return () => void style.removeProperty("--print-address");
  }, [url]);
  return null;
}
