"use client";

import { type ReactNode, useCallback, useState } from "react";
import { FindBox } from "./find/find-box.tsx";
import type { Findable } from "./find/findable.ts";
import type { HandedOver } from "./find/use-finding.ts";
import { PageText } from "./text/page-text.ts";
import { scrollToLine, topOf } from "./text/reading-line.ts";
import styles from "./transcript.module.css";

interface PlainTextViewProps {
  readonly href: string;
  readonly language: string;
  readonly handed: HandedOver;
  /** What else can be done with it. */
  readonly tools: ReactNode;
  /** The passages. */
  readonly children: ReactNode;
}

/** A transcript without times: read and found in, and no pretence of following. */
export function PlainTextView({ href, language, handed, tools, children }: PlainTextViewProps) {
  const [findable, setFindable] = useState<Findable | null>(null);
  const attach = useCallback((container: HTMLElement | null) => {
    if (container) setFindable({ text: new PageText(container), timeOf: () => null, reveal });
  }, []);
  return (
    <>
      <div className={styles.tools}>
        <FindBox key={handed.query} findable={findable} href={href} handed={handed} moment={null} />
        {tools}
      </div>
      <div ref={attach} className={styles.text} lang={language}>
        {children}
      </div>
    </>
  );
}

function reveal(range: Range): void {
  scrollToLine(topOf(range));
}
