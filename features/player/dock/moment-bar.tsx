"use client";

import { Repeat } from "lucide";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { formatMomentClock, type Range } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { isRangeHeard } from "#features/media/range-end.ts";
import { Icon } from "#features/ui/icon.tsx";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import { useHitRun } from "../queue/use-hits.ts";
import { findElsewhere, followElsewhere, type PlaceElsewhere } from "./elsewhere.ts";
import styles from "./moment-bar.module.css";

/** What can be done about the moment or the part that is in the player; nothing while it is a whole episode. */
export function MomentBar() {
  const t = useTranslations("player");
  const ownPlace = usePlayerState((state) => state.ownPlace);
  const range = usePlayerState((state) => state.range);
  // Hits that are played in turn have a bar of their own.
  const isHit = useHitRun((run) => run !== null);
  const elsewhere = useElsewhere();
  if (isHit || (ownPlace === null && range === null && elsewhere === null)) return null;
  return (
    <section className={styles.bar} aria-label={t("moment")}>
      {ownPlace !== null && <SharedMoment ownPlace={ownPlace} />}
      {ownPlace === null && elsewhere !== null && <Elsewhere elsewhere={elsewhere} />}
      {range !== null && <RangePart range={range} />}
    </section>
  );
}

/** At the moment of a link, for one who has a place of their own in the episode. */
function SharedMoment({ ownPlace }: { readonly ownPlace: number }) {
  const t = useTranslations("player");
  const player = usePlayer();
  return (
    <div className={styles.group}>
      <p role="status">{t("sharedMoment")}</p>
      <button type="button" onClick={() => player.returnToOwnPlace()}>
        {t("returnTo", { time: formatClock(ownPlace) })}
      </button>
      <button type="button" onClick={() => player.goOnFromHere()}>
        {t("goOnFromHere")}
      </button>
    </div>
  );
}

function useElsewhere(): PlaceElsewhere | null {
  const track = usePlayerState((state) => state.track);
  const find = () => findElsewhere(track);
  return useSyncExternalStore(followElsewhere, find, find);
}

/** For one who has gone on with the episode on another device: the way there, which can be undone as every jump. */
function Elsewhere({ elsewhere: { other, forget } }: { readonly elsewhere: PlaceElsewhere }) {
  const t = useTranslations("player");
  const player = usePlayer();
  const go = () => {
    player.seek(other.time);
    forget();
  };
  const stay = () => {
    player.goOnFromHere();
    forget();
  };
  return (
    <div className={styles.group}>
      <p role="status">{t("heardElsewhere")}</p>
      <button type="button" onClick={go}>
        {t("goOnAt", { time: formatClock(other.time) })}
      </button>
      <button type="button" onClick={stay}>
        {t("stayHere")}
      </button>
    </div>
  );
}

/** A part that is played exactly, once or again and again. */
function RangePart({ range }: { readonly range: Range }) {
  const t = useTranslations("player");
  const player = usePlayer();
  const looping = usePlayerState((state) => state.looping);
  const heard = usePlayerState(isRangeHeard);
  const playing = usePlayerState((state) => state.playing);
  return (
    <div className={styles.group}>
      <p className={styles.part}>
        <time>{formatMomentClock(range)}</time>
      </p>
      {!heard && !playing && (
        <button type="button" onClick={() => void player.playRangeAgain()}>
          {t("playPart")}
        </button>
      )}
      {heard && (
        <button type="button" onClick={() => void player.playRangeAgain()}>
          {t("playAgain")}
        </button>
      )}
      {(heard || playing) && (
        <button type="button" onClick={() => (heard ? void player.play() : player.leaveRange())}>
          {t("keepListening")}
        </button>
      )}
      <button type="button" aria-pressed={looping} onClick={() => player.loopRange(!looping)}>
        <Icon of={Repeat} size={18} />
        <span>{t("loop")}</span>
      </button>
    </div>
  );
}
