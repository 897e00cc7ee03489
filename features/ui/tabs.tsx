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
}

/**
 * Panels that take turns on a narrow screen (ARIA tabs pattern). Where there is room they stand together: the
 * first in the middle, the others at its side. Without script all are shown.
 */
export function Tabs({ name, tabs }: TabsProps) {
  const [selected, setSelected] = useState(tabs[0]?.id);
  const [main, ...side] = tabs;
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
      <div className={styles.panels}>
        {main && <Panel tab={main} selected={main.id === selected} />}
        <div className={styles.side}>
          {side.map((tab) => (
            <Panel key={tab.id} tab={tab} selected={tab.id === selected} />
          ))}
        </div>
      </div>
    </>
  );
}

function Panel({ tab, selected }: { readonly tab: Tab; readonly selected: boolean }) {
  return (
    <section
      id={`panel-${tab.id}`}
      className={styles.panel}
      data-selected={selected}
      aria-labelledby={`heading-${tab.id}`}
    >
      <h2 id={`heading-${tab.id}`} className={styles.heading}>
        {tab.label}
      </h2>
      {tab.content}
    </section>
  );
}
