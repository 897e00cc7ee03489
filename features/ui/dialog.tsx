"use client";

import { X } from "lucide";
import { type ReactNode, useId, useRef } from "react";
import styles from "./dialog.module.css";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";

interface DialogProps {
  readonly title: string;
  /** What the button that closes it is called. */
  readonly closeName: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over the page, open as long as it is rendered. Its button and Escape close it. */
export function Dialog({ title, closeName, onClose, children }: DialogProps) {
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const show = (element: HTMLDialogElement | null) => {
    dialog.current = element;
    if (element && !element.open) element.showModal();
  };
  return (
    <dialog ref={show} className={styles.dialog} aria-labelledby={heading} onClose={onClose}>
      <header className={styles.header}>
        <h2 id={heading}>{title}</h2>
        <IconButton autoFocus name={closeName} onClick={() => dialog.current?.close()}>
          <Icon of={X} />
        </IconButton>
      </header>
      {children}
    </dialog>
  );
}
