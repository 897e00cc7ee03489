"use client";

import { useTranslations } from "next-intl";
import styles from "#features/ui/offer-notice.module.css";
import { PassingOffer } from "#features/ui/passing-offer.tsx";
import status from "#features/ui/status.module.css";
import type { Done, Fault } from "./editing-state.ts";

/** Milliseconds. */
const STAY = 15_000;

interface DoneNoticeProps {
  readonly done: Done | null;
  /** Why it could not be taken back. */
  readonly fault: Fault | null;
  readonly undo: () => void;
  readonly pass: () => void;
}

/** Says what was done and offers to take it back, where the status speaks. */
export function DoneNotice({ done, fault, undo, pass }: DoneNoticeProps) {
  const t = useTranslations("editor");
  const sentence = done && t(`dones.${done.kind}`, { count: done.count ?? 0 });
  return (
    <div className={status.status} role="status">
      {done && (
        <PassingOffer key={JSON.stringify(done)} className={styles.notice} stay={STAY} pass={pass}>
          <span>{fault === null ? sentence : t(`faults.${fault}`)}</span>
          {done.undo && (
            <button type="button" onClick={undo}>
              {t(done.kind === "undone" ? "redo" : "undo")}
            </button>
          )}
        </PassingOffer>
      )}
    </div>
  );
}
