"use client";

import { type IconNode, ListEnd, ListStart } from "lucide";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ToggleEvent, useEffect, useRef, useSyncExternalStore } from "react";
import type { Queueable } from "#core/queue/queue.ts";
import { Icon } from "#features/ui/icon.tsx";
import { say } from "#features/ui/say.ts";
import styles from "./queue-menu.module.css";
import { followQueueRequests, getQueueRequest, requestQueue } from "./queue-request.ts";
import { queueStore } from "./use-queue.ts";
import { useQueueableName } from "./use-queueable-name.ts";

const ANCHOR = "--queue-button";

/** The menu of all queue buttons of the page, beside the one that was pressed. Once, in the root layout. */
export function QueueMenu() {
  const menu = useRef<HTMLElement>(null);
  const nameOf = useQueueableName();
  const request = useSyncExternalStore(followQueueRequests, getQueueRequest, () => null);
  useAnswer(menu);
  const follow = ({ newState }: ToggleEvent<HTMLElement>) => {
    if (newState === "closed") requestQueue(null);
  };
  return (
    <section
      ref={menu}
      popover="auto"
      aria-label={request ? nameOf(request) : undefined}
      className={styles.menu}
      onToggle={follow}
    >
      {request && <Choices wanted={request} close={() => menu.current?.hidePopover()} />}
    </section>
  );
}

interface ChoicesProps {
  readonly wanted: Queueable;
  readonly close: () => void;
}

function Choices({ wanted, close }: ChoicesProps) {
  const t = useTranslations("queue");
  const name = useQueueableName()(wanted);
  const playNext = () => {
    queueStore.addNext(wanted);
    say(t("playsNext", { name }));
    close();
  };
  const add = () => {
    queueStore.addLast(wanted);
    say(t("added", { name }));
    close();
  };
  return (
    <div ref={focusFirst} role="menu" aria-label={t("title")} onKeyDown={moveFocus}>
      <Choice icon={ListStart} name={t("playNext")} choose={playNext} />
      <Choice icon={ListEnd} name={t("add")} choose={add} />
    </div>
  );
}

interface ChoiceProps {
  readonly icon: IconNode;
  readonly name: string;
  readonly choose: () => void;
}

function Choice({ icon, name, choose }: ChoiceProps) {
  return (
    <button type="button" role="menuitem" className={styles.choice} onClick={choose}>
      <Icon of={icon} />
      <span>{name}</span>
    </button>
  );
}

/** The first choice has the focus as soon as the menu is shown: its browser knows before any event tells. */
function focusFirst(menu: HTMLElement | null): void {
  menu?.querySelector("button")?.setAttribute("autofocus", "");
}

/** The arrows go around (ARIA menu pattern). */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const choices = [...event.currentTarget.querySelectorAll("button")];
  const focused = choices.findIndex((choice) => choice.matches(":focus"));
  choices[(focused + by + choices.length) % choices.length]?.focus();
}

/**
 * Makes the button that is pressed the menu's own: the browser opens and closes it from then on. It does not where the
 * menu comes while the press is answered, or after it: then it is opened here.
 */
function useAnswer(menu: { readonly current: HTMLElement | null }): void {
  // Follows the buttons, which are on the page before the menu.
  useEffect(() => {
    let anchor: HTMLElement | null = null;
    const answer = () => {
      const button = getQueueRequest()?.button;
      const list = menu.current;
      if (!button || !list) return;
      anchor?.style.removeProperty("anchor-name");
      anchor = button;
      button.style.setProperty("anchor-name", ANCHOR);
      button.popoverTargetElement = list;
      if (isOpen(list)) return;
      setTimeout(() => {
        if (getQueueRequest()?.button === button && list.isConnected && !isOpen(list)) list.showPopover();
      });
    };
    answer();
    return followQueueRequests(answer);
  }, [menu]);
}

const isOpen = (menu: HTMLElement): boolean => menu.matches(":popover-open");
