"use client";

import { Repeat } from "lucide-react";
import { useTranslations } from "next-intl";
import { formatMomentClock, type Range } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { isRangeHeard } from "#features/media/range-end.ts";
import { Icon } from "#features/ui/icon.tsx";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./moment-bar.module.css";

/** What can be done about the moment or the part that is in the player; nothing while it is a whole episode. */
export function MomentBar() {
  const t = useTranslations("player");
  const ownPlace = usePlayerState((state) => state.ownPlace);
  const range = usePlayerState((state) => state.range);
  // Hits that are played in turn have a bar of their own.
  const isHit = usePlayerState((state) => state.run) !== null;
  if (isHit || (ownPlace === null && range === null)) return null;
  return (
    <section className={styles.bar} aria-label={t("moment")}>
      {ownPlace !== null && <SharedMoment ownPlace={ownPlace} />}
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
