"use client";

import { ListMusic, X } from "lucide";
import { useTranslations } from "next-intl";
import { type ToggleEvent, useId, useRef, useState } from "react";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { useLater } from "#features/ui/use-later.ts";
import { useKeyTip, usePlayer, useShortcut } from "../player-context.tsx";
import { queueStore, useQueue } from "../queue/use-queue.ts";
import styles from "./queue-panel.module.css";

interface QueueButtonProps {
  /** The panel's. */
  readonly panel: string;
}

/** Opens and closes the queue; says how many wait in it. */
export function QueueButton({ panel }: QueueButtonProps) {
  const t = useTranslations("queue");
  const tip = useKeyTip("queue");
  const { items } = useQueue();
  const name = t("open", { count: items.length });
  return (
    <IconButton name={name} {...tip(name)} data-label={t("title")} popoverTarget={panel}>
      <span className={styles.icon} data-count={items.length || undefined}>
        <Icon of={ListMusic} />
      </span>
    </IconButton>
  );
}

const loadQueueList = async () => (await import("../queue/queue-list.tsx")).QueueList;

/** The queue over the page: above the player, on a phone from the lower edge. Key Q opens and closes it. */
export function QueuePanel({ id }: { readonly id: string }) {
  const t = useTranslations("queue");
  const panel = useRef<HTMLDivElement>(null);
  const heading = useId();
  const [open, setOpen] = useState(false);
  const QueueList = useLater(loadQueueList, open);
  useShortcut("queue", () => panel.current?.togglePopover());
  const follow = ({ newState, currentTarget }: ToggleEvent<HTMLDivElement>) => {
    setOpen(newState === "open");
    if (newState === "open") currentTarget.focus({ preventScroll: true });
  };
  return (
    <div
      ref={panel}
      id={id}
      popover="auto"
      role="dialog"
      tabIndex={-1}
      aria-labelledby={heading}
      className={styles.panel}
      onToggle={follow}
    >
      <div className={styles.header}>
        <h2 id={heading}>{t("title")}</h2>
        <IconButton name={t("close")} popoverTarget={id} popoverTargetAction="hide">
          <Icon of={X} />
        </IconButton>
      </div>
      {open && QueueList && <QueueList actions={<AddNow />} />}
    </div>
  );
}

/** Puts what plays behind all that wait, to be heard on from where it is. */
function AddNow() {
  const t = useTranslations("queue");
  const player = usePlayer();
  const add = () => {
    const { track } = player.getPlayback();
    if (track?.audio) queueStore.addLast({ track, moment: null });
  };
  return (
    <button type="button" onClick={add}>
      {t("addNow")}
    </button>
  );
}
