"use client";

import { type ComponentProps, Suspense, useRef } from "react";
import { useLater } from "#features/ui/use-later.ts";
import type { Reader } from "../reader/reader.ts";
import type { SelectionBar } from "./selection-bar.tsx";
import { useSelection } from "./use-selection.ts";

const loadBar = async () => (await import("./selection-bar.tsx")).SelectionBar;

interface LaterSelectionBarProps
  extends Omit<ComponentProps<typeof SelectionBar>, "bar" | "selection" | "dismiss"> {
  readonly reader: Reader | null;
}

/** Notices what is selected from the first on; what acts on that comes when it is wanted, with all its buttons at once. */
export function LaterSelectionBar({ reader, ...rest }: LaterSelectionBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const { selection, dismiss } = useSelection(reader, bar);
  const Bar = useLater(loadBar, selection !== null);
  return (
    <Suspense>
      {selection && Bar && <Bar bar={bar} selection={selection} dismiss={dismiss} {...rest} />}
    </Suspense>
  );
}
