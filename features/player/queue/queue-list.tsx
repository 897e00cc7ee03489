"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import type { QueueItem } from "#core/queue/queue.ts";
import { Switch } from "#features/ui/switch.tsx";
import { useAlive } from "#features/ui/use-alive.ts";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./queue-list.module.css";
import { QueueRow } from "./queue-row.tsx";
import { QueueUndo } from "./queue-undo.tsx";
import { queueStore, useQueue, useQueueTurn } from "./use-queue.ts";
import { useQueueableName } from "./use-queueable-name.ts";
import { useRowDrag } from "./use-row-drag.ts";

interface QueueListProps {
  /** What else can be done with the queue. */
  readonly actions?: ReactNode;
}

/** What waits to be heard, in its order: to play, move, and take away. */
export function QueueList({ actions = null }: QueueListProps) {
  const t = useTranslations("queue");
  const { items } = useQueue();
  const list = useRef<HTMLDivElement>(null);
  const alive = useAlive();
  if (!alive) return null;
  // Where the focus goes that its row has lost.
  const takeFocus = () => list.current?.focus({ preventScroll: true });
  const clear = () => {
    queueStore.clear();
    takeFocus();
  };
  return (
    <div ref={list} tabIndex={-1} className={styles.queue}>
      <div className={styles.head}>
        <p>{t("count", { count: items.length })}</p>
        {actions}
        {items.length > 0 && (
          <button type="button" onClick={clear}>
            {t("clear")}
          </button>
        )}
      </div>
      {items.length === 0 ? (
        <p className={styles.none}>{t("none")}</p>
      ) : (
        <Rows items={items} takeFocus={takeFocus} />
      )}
      <QueueUndo />
      <GoesOn />
    </div>
  );
}

interface RowsProps {
  readonly items: readonly QueueItem[];
  readonly takeFocus: () => void;
}

function Rows({ items, takeFocus }: RowsProps) {
  const t = useTranslations("queue");
  const turn = useQueueTurn();
  const nameOf = useQueueableName();
  const rows = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState("");
  const move = (from: number, to: number) => {
    const item = items[from];
    if (!item) return;
    queueStore.move(item.id, to);
    setMoved(t("moved", { name: nameOf(item), number: to + 1, count: items.length }));
  };
  const { offsetOf, isDragged, handleOf } = useRowDrag(rows, move);
  const leave = (act: () => void) => () => {
    act();
    takeFocus();
  };
  return (
    <>
      <ol ref={rows} className={styles.rows}>
        {items.map((item, index) => (
          <QueueRow
            key={item.id}
            item={item}
            index={index}
            count={items.length}
            offset={offsetOf(index)}
            dragged={isDragged(index)}
            handle={handleOf(index)}
            play={leave(() => turn.play(item))}
            move={(to) => move(index, to)}
            remove={leave(() => queueStore.remove(item.id))}
          />
        ))}
      </ol>
      <p role="status" className="visually-hidden">
        {moved}
      </p>
    </>
  );
}

/** Whether the next one plays by itself. */
function GoesOn() {
  const t = useTranslations("queue");
  const player = usePlayer();
  const goesOn = usePlayerState((state) => state.settings.goesOn);
  return (
    <Switch checked={goesOn} change={(on) => player.settings.change({ goesOn: on })}>
      {t("goesOn")}
    </Switch>
  );
}
