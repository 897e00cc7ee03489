"use client";

import { useTranslations } from "next-intl";
import { PassingOffer } from "#features/ui/passing-offer.tsx";
import styles from "./queue-list.module.css";
import { queueStore, useQueue } from "./use-queue.ts";
import { useQueueableName } from "./use-queueable-name.ts";

/** Milliseconds. */
const STAY = 10_000;

/** Says what was taken out of the queue, and offers to bring it back: within the list, which may stand over the page. */
export function QueueUndo() {
  const t = useTranslations("queue");
  const nameOf = useQueueableName();
  const { removed } = useQueue();
  const [first] = removed ?? [];
  return (
    <div role="status">
      {removed && first && (
        <PassingOffer
          key={`${first.id} ${removed.length}`}
          className={styles.removed}
          stay={STAY}
          pass={() => queueStore.forgetRemoved()}
        >
          <span>
            {removed.length === 1
              ? t("removed", { name: nameOf(first) })
              : t("cleared", { count: removed.length })}
          </span>
          <button type="button" onClick={() => queueStore.undoRemove()}>
            {t("undo")}
          </button>
        </PassingOffer>
      )}
    </div>
  );
}
