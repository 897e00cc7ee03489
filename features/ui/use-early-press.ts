"use client";

import { type MouseEvent, useEffect, useRef } from "react";
import { answerPress, pressAgain } from "./early-press.ts";

/** What makes a button answer, once it can, a press that came before it could: props for a `<button>`. */
export function useEarlyPress(press: (button: HTMLButtonElement) => void) {
  const ref = useRef<HTMLButtonElement>(null);
  // Follows the page's coming alive.
  useEffect(() => {
    if (ref.current) pressAgain(ref.current);
  }, []);
  const onClick = ({ currentTarget: button }: MouseEvent<HTMLButtonElement>) => {
    answerPress(button);
    press(button);
  };
  return { ref, onClick, "data-early": "" } as const;
}
