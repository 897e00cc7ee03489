"use client";

import { useTranslations } from "next-intl";
import type { Ref } from "react";
import styles from "#features/ui/offer-notice.module.css";
import { PassingOffer } from "#features/ui/passing-offer.tsx";
import status from "#features/ui/status.module.css";

/** Milliseconds. */
const STAY = 10_000;

interface UndoNoticeProps {
  /** What was done; null: nothing that can be undone. */
  readonly done: { readonly id: string; readonly sentence: string } | null;
  readonly undo: () => void;
  /** Called when it is offered no more. */
  readonly pass: () => void;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Says what was done and offers to undo it, where the status speaks. `ref` is the button. */
export function UndoNotice({ done, undo, pass, ref }: UndoNoticeProps) {
  const t = useTranslations("library");
  return (
    <div className={status.status} role="status">
      {done && (
        <PassingOffer key={done.id} className={styles.notice} stay={STAY} pass={pass}>
          <span>{done.sentence}</span>
          <button ref={ref} type="button" onClick={undo}>
            {t("undo")}
          </button>
        </PassingOffer>
      )}
    </div>
  );
}
