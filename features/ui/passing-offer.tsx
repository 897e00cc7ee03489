"use client";

import { type FocusEvent, type ReactNode, useEffect, useEffectEvent, useState } from "react";

interface PassingOfferProps {
  /** How long it stays when nobody is at it. Milliseconds. */
  readonly stay: number;
  /** Called when that is over. */
  readonly pass: () => void;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** Something that is offered for a while; it does not go while a pointer or the focus is at it (WCAG 2.2.1). */
export function PassingOffer({ stay, pass, className, children }: PassingOfferProps) {
  const [held, setHeld] = useState(false);
  const end = useEffectEvent(pass);
  // Follows the clock.
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => end(), stay);
    return () => clearTimeout(timer);
  }, [held, stay]);
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setHeld(false);
  };
  return (
    <p
      className={className}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={leave}
    >
      {children}
    </p>
  );
}
