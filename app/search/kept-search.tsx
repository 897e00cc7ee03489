"use client";

import { useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { useLater } from "#features/ui/use-later.ts";

const loadFound = async () => (await import("#features/offline/kept-found.tsx")).KeptFound;

interface KeptSearchProps {
  /** What the page of no search shows. */
  readonly children: ReactNode;
}

/** Without a network the page of no search stands in place of any: there what is kept is searched. */
export function KeptSearch({ children }: KeptSearchProps) {
  const query = useSearchParams().get("q")?.trim() ?? "";
  const KeptFound = useLater(query === "" ? null : loadFound, true);
  return query === "" || KeptFound === null ? children : <KeptFound query={query} />;
}
