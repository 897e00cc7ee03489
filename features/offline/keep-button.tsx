"use client";

import { CircleArrowDown, CircleCheck } from "lucide";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import type { Track } from "#core/episode/track.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { say } from "#features/ui/say.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import { useLater } from "#features/ui/use-later.ts";
import { useNoNetwork } from "#features/ui/use-no-network.ts";
import styles from "./keep-button.module.css";
import { type KeepState, type KeptSnapshot, keepStateOf, NOTHING_KEPT } from "./kept-snapshot.ts";

/** Needed no sooner than the browser was asked. */
const loadPress = () => import("./keep-press.ts");

interface KeepButtonProps {
  readonly track: Track;
  /** `icon`: alone. `wide`: beside the button that plays an episode. */
  readonly variant: "icon" | "wide";
}

/** Keeps an episode in this browser, to be heard and read without a network; pressed again it lets go of it. */
export function KeepButton({ track, variant }: KeepButtonProps) {
  const t = useTranslations("offline");
  const press = useLater(loadPress, false);
  const snapshot = useSnapshot(press);
  const { state, share } = keepStateOf(snapshot, track.href);
  const offline = useNoNetwork();
  // Before the browser has answered, it may be kept.
  const disabled = offline && state === "none" && snapshot.episodes !== null;
  if (track.audio === null) return null;
  const keep = async () => {
    // Without a network it may not be there either.
    const loaded = await loadPress().catch(() => null);
    if (disabled || !loaded) return say(t("needed"));
    await loaded.pressKeep(track, { shown: state, offline }, (said) => say(t(said, { title: track.title })));
  };
  const label = t(state);
  const name = disabled ? t("keepNeeds") : state === "none" ? label : t(ACTS[state], { state: label });
  const props = { "aria-disabled": disabled || undefined, title: name, onClick: () => void keep() };
  const icon = <Sign state={state} share={share} />;
  return variant === "icon" ? (
    <IconButton name={name} {...props} data-label={t(`words.${state}`)}>
      {icon}
    </IconButton>
  ) : (
    <TextButton aria-label={name} {...props} icon={icon}>
      {label}
    </TextButton>
  );
}

/** What a press does in a state, in the words of the messages. */
const ACTS = { loading: "stop", waiting: "stop", kept: "remove" } as const;

interface SignProps {
  readonly state: KeepState;
  /** From 0 to 1; null where that is not known. */
  readonly share: number | null;
}

/** How far the episode is kept: an arrow, a ring that closes, a tick. */
function Sign({ state, share }: SignProps) {
  if (state === "none") return <Icon of={CircleArrowDown} />;
  if (state === "kept")
    return (
      <span className={styles.kept}>
        <Icon of={CircleCheck} />
      </span>
    );
  return (
    <svg
      viewBox="0 0 20 20"
      width="20"
      height="20"
      className={styles.ring}
      aria-hidden="true"
      data-state={state}
    >
      <circle cx="10" cy="10" r="8" />
      <circle
        cx="10"
        cy="10"
        r="8"
        pathLength="1"
        className={styles.share}
        strokeDasharray={`${share ?? 0} 1`}
      />
      <rect x="7.5" y="7.5" width="5" height="5" rx="1" />
    </svg>
  );
}

type Kept = Pick<Awaited<ReturnType<typeof loadPress>>, "subscribe" | "getSnapshot">;

const nobody = () => () => {};
const nothing = () => NOTHING_KEPT;

/** What is kept, as soon as the browser was asked. */
function useSnapshot(kept: Kept | null): KeptSnapshot {
  return useSyncExternalStore(kept?.subscribe ?? nobody, kept?.getSnapshot ?? nothing, nothing);
}
