"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { useLater } from "#features/ui/use-later.ts";
import type { Filtered } from "./filter-hands.tsx";

const loadHands = async () => (await import("./filter-hands.tsx")).FilterHands;

interface LaterFilterProps extends Filtered {
  readonly className: string | undefined;
  /** Its fields. */
  readonly children: ReactNode;
}

/** The form that narrows a list. What reads it comes after the page; what is chosen or sent sooner is answered then. */
export function LaterFilter({ className, children, ...filtered }: LaterFilterProps) {
  const form = useRef<HTMLFormElement>(null);
  const [touched, setTouched] = useState(false);
  const FilterHands = useLater(loadHands, true);
  const touch = () => setTouched(true);
  const send = (event: FormEvent) => {
    event.preventDefault();
    touch();
  };
  return (
    <form ref={form} action={filtered.href} className={className} onSubmit={send} onChange={touch}>
      {children}
      {FilterHands && <FilterHands {...filtered} form={form} touched={touched} />}
    </form>
  );
}
