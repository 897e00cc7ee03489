"use client";

import { ArrowDown, ArrowUp, GripVertical, Play, X } from "lucide";
import { useTranslations } from "next-intl";
import type { ComponentProps, KeyboardEvent, MouseEvent } from "react";
import type { QueueItem } from "#core/queue/queue.ts";
import { formatMomentClock, momentHref } from "#core/time/moment.ts";
import { formatLength } from "#core/time/time.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./queue-row.module.css";
import { useQueueableName } from "./use-queueable-name.ts";

interface QueueRowProps {
  readonly item: QueueItem;
  /** Counted from 0, of so many. */
  readonly index: number;
  readonly count: number;
  /** How far it is drawn from its place while rows are dragged, in pixels; null for no drag. */
  readonly offset: number | null;
  readonly dragged: boolean;
  readonly handle: ComponentProps<"span">;
  readonly play: () => void;
  /** To a place counted from 0. */
  readonly move: (to: number) => void;
  readonly remove: () => void;
}

/** One that waits: what it is, and the ways to hear it now, sooner, later or not. */
export function QueueRow({ item, index, count, offset, dragged, handle, ...does }: QueueRowProps) {
  const t = useTranslations("queue");
  const { track, moment } = item;
  const name = useQueueableName()(item);
  const moveByKey = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    moveBy(by);
    if (event.target instanceof HTMLElement) keepFocus(event.target);
  };
  const moveBy = (by: 1 | -1) => {
    const to = index + by;
    if (to >= 0 && to < count) does.move(to);
  };
  const length = moment ? formatMomentClock(moment) : track.duration && formatLength(track.duration);
  return (
    <li
      className={styles.row}
      data-dragged={dragged}
      style={offset === null ? undefined : { translate: `0 ${offset}px` }}
      onKeyDown={moveByKey}
    >
      <span {...handle} className={styles.handle} title={t("drag")} aria-hidden="true">
        <Icon of={GripVertical} />
      </span>
      <div className={styles.about} lang={track.language}>
        <p className={styles.title} dir="auto">
          <PageLink href={moment ? momentHref(track.href, moment) : track.href}>{track.title}</PageLink>
        </p>
        <p className={styles.facts}>
          {length && <time>{length}</time>}
          <bdi>{track.showTitle}</bdi>
        </p>
      </div>
      <div className={styles.actions}>
        <IconButton name={t("play", { name })} onClick={does.play}>
          <Icon of={Play} size={18} />
        </IconButton>
        <Step by={-1} name={t("up", { name })} possible={index > 0} step={moveBy} />
        <Step by={1} name={t("down", { name })} possible={index < count - 1} step={moveBy} />
        <IconButton name={t("remove", { name })} onClick={does.remove}>
          <Icon of={X} size={18} />
        </IconButton>
      </div>
    </li>
  );
}

interface StepProps {
  readonly by: 1 | -1;
  readonly name: string;
  readonly possible: boolean;
  readonly step: (by: 1 | -1) => void;
}

/** One place up or down. Where that is not possible it keeps the focus. */
function Step({ by, name, possible, step }: StepProps) {
  const press = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    step(by);
    keepFocus(currentTarget);
  };
  const arrow = by === 1 ? "↓" : "↑";
  return (
    <IconButton
      name={name}
      title={`${name} (Alt+${arrow})`}
      aria-keyshortcuts={by === 1 ? "Alt+ArrowDown" : "Alt+ArrowUp"}
      aria-disabled={!possible}
      onClick={press}
    >
      <Icon of={by === 1 ? ArrowDown : ArrowUp} size={18} />
    </IconButton>
  );
}

/** A row that is put elsewhere in the document loses the focus. */
function keepFocus(focused: HTMLElement): void {
  requestAnimationFrame(() => {
    focused.focus({ preventScroll: true });
    focused.scrollIntoView({ block: "nearest" });
  });
}
