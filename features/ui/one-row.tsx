"use client";

import { ChevronDown } from "lucide";
import { type ReactNode, useCallback, useState } from "react";
import { Icon } from "./icon.tsx";
import { IconButton } from "./icon-button.tsx";
import styles from "./one-row.module.css";

interface OneRowProps {
  /** What the button is called that shows the other rows. */
  readonly more: string;
  readonly children: ReactNode;
}

/** On a phone only the first row of what wraps, until the rest is asked for or has the focus; elsewhere all of it. */
export function OneRow({ more, children }: OneRowProps) {
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);
  const watch = useCallback((rows: HTMLElement | null) => {
    if (!rows) return;
    const observer = new ResizeObserver(() => setCut(rows.scrollHeight > rows.clientHeight));
    observer.observe(rows);
    return () => observer.disconnect();
  }, []);
  return (
    <div className={styles.row}>
      <div ref={watch} className={styles.rows} data-open={open}>
        {children}
      </div>
      {(cut || open) && (
        <IconButton
          name={more}
          className={styles.more ?? ""}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon of={ChevronDown} />
        </IconButton>
      )}
    </div>
  );
}
