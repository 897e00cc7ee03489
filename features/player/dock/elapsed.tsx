"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from "react";
import { formatClock, parseTime } from "#core/time/time.ts";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./clock.module.css";

/** Where the sound is: `0:00`; pressed, a field to type a time that it goes to. */
export function Elapsed() {
  const t = useTranslations("player");
  const time = formatClock(usePlayerState((state) => Math.floor(state.time)));
  const [typing, setTyping] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setTyping(false);
    // After the button has come back.
    requestAnimationFrame(() => button.current?.focus());
  };
  if (typing) return <TimeField time={time} close={close} leave={() => setTyping(false)} />;
  return (
    <button
      ref={button}
      type="button"
      className={styles.elapsed}
      aria-label={t("timeNow", { time })}
      title={t("typeTime")}
      onClick={() => setTyping(true)}
    >
      <time>{time}</time>
    </button>
  );
}

interface TimeFieldProps {
  /** What stands in it first. */
  readonly time: string;
  /** By key: the focus goes back. */
  readonly close: () => void;
  /** The focus has gone elsewhere. */
  readonly leave: () => void;
}

function TimeField({ time, close, leave }: TimeFieldProps) {
  const t = useTranslations("player");
  const player = usePlayer();
  const problem = useId();
  const [unread, setUnread] = useState(false);
  const go = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = parseTime(String(new FormData(event.currentTarget).get("time") ?? ""));
    if (wanted === null) return setUnread(true);
    player.seek(wanted);
    close();
  };
  const leaveByKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // Not the dialog that this may stand in.
    event.preventDefault();
    event.stopPropagation();
    close();
  };
  return (
    <form className={styles.form} onSubmit={go}>
      <input
        // biome-ignore lint/a11y/noAutofocus: it was just asked for
        autoFocus
        name="time"
        defaultValue={time}
        className={styles.field}
        inputMode="text"
        autoComplete="off"
        aria-label={t("typeTime")}
        aria-invalid={unread}
        aria-describedby={problem}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={leaveByKey}
        onBlur={leave}
      />
      <span id={problem} className={styles.problem} role="alert">
        {unread && t("timeUnread")}
      </span>
    </form>
  );
}
