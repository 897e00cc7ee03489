"use client";

import { type ReactNode, useId } from "react";
import type { KeyTip } from "../keys/key-name.ts";
import styles from "./control-panel.module.css";

interface ControlPanelProps {
  /** What is chosen in it. */
  readonly name: string;
  readonly tip: KeyTip;
  /** What the button shows. */
  readonly face: ReactNode;
  /** What that says, to who does not see it; empty for a picture. */
  readonly value?: string;
  /** A shorter name, for where that stands below the button. */
  readonly word?: string;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/** A button that opens a small panel of choices above it. */
export function ControlPanel({
  name,
  tip,
  face,
  value = "",
  word = name,
  onOpen,
  children,
}: ControlPanelProps) {
  const id = useId();
  return (
    <div className={styles.control}>
      <button type="button" popoverTarget={id} className={styles.button} data-label={word} {...tip}>
        <span className="visually-hidden">{`${name} ${value}`.trim()}</span>
        <span aria-hidden="true">{face}</span>
      </button>
      <div
        id={id}
        popover="auto"
        className={styles.panel}
        onToggle={(event) => event.newState === "open" && onOpen?.()}
      >
        {children}
      </div>
    </div>
  );
}

/** Room for a button that may still come, so that those beside it stay where they are. */
export function ControlRoom() {
  return <span className={styles.room} />;
}

interface ChoicesProps {
  /** What the choices are about, where that is not what the panel is about. */
  readonly title?: string;
  readonly columns?: 2 | 3;
  readonly children: ReactNode;
}

/** Buttons of equal width in rows. */
export function Choices({ title, columns = 3, children }: ChoicesProps) {
  const buttons = (
    <div className={styles.choices} data-columns={columns}>
      {children}
    </div>
  );
  if (title === undefined) return buttons;
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {buttons}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly chosen?: boolean;
  /** Whether it takes a row of its own. */
  readonly whole?: boolean;
  readonly tip?: KeyTip;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** One of them; `chosen` is for those of which one is. */
export function Choice({ chosen, whole = false, tip, onClick, children }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      className={whole ? styles.whole : undefined}
      {...tip}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
