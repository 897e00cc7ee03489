"use client";

import { type KeyboardEvent, type ReactNode, useState } from "react";
import styles from "./tabs.module.css";

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

interface TabsProps {
  /** What the tabs are together, for screen readers. */
  readonly name: string;
  readonly tabs: readonly Tab[];
  /** Places the panels side by side where there is room; there, and without script, all of them are shown. */
  readonly className: string;
}

/** Panels that take turns on a narrow screen and stand together on a wide one (ARIA tabs pattern). */
export function Tabs({ name, tabs, className }: TabsProps) {
  const [selected, setSelected] = useState(tabs[0]?.id);
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const index = tabs.findIndex((tab) => tab.id === selected);
    const next = tabs[(index + by + tabs.length) % tabs.length];
    setSelected(next?.id);
    document.getElementById(`tab-${next?.id}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={name} className={styles.list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`tab-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab.id === selected}
            aria-controls={`panel-${tab.id}`}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => setSelected(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div className={`${styles.panels} ${className}`}>
        {tabs.map((tab) => (
          <section
            key={tab.id}
            id={`panel-${tab.id}`}
            className={styles.panel}
            data-panel={tab.id}
            data-selected={tab.id === selected}
            aria-label={tab.label}
          >
            {tab.content}
          </section>
        ))}
      </div>
    </>
  );
}
