"use client";

import { Trash2 } from "lucide";
import { useTranslations } from "next-intl";
import { type ComponentType, useEffect } from "react";
import { type KeptTrack, playableTrack } from "#core/episode/kept-track.ts";
import { PlayEpisodeButton } from "#features/player/episode/play-button.tsx";
import { QueueButton } from "#features/player/queue/queue-button.tsx";
import { Caution } from "#features/ui/caution.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { say } from "#features/ui/say.ts";
import { beginKeeping, canKeep, keeper, useKept } from "./kept.ts";
import { type KeptEpisode, sizeOf } from "./kept-episode.ts";
import styles from "./kept-list.module.css";
import { KeptSearch } from "./kept-search.tsx";
import { keepStateOf } from "./kept-snapshot.ts";
import { KeptTotal, useSize } from "./kept-total.tsx";

interface KeptListProps {
  /** Names the episode that what follows belongs to. */
  readonly Heading: ComponentType<{ readonly track: KeptTrack }>;
}

/** The episodes that are kept in this browser, with the room that they take, and the words that are said in them. */
export function KeptList({ Heading }: KeptListProps) {
  const t = useTranslations("offline");
  const { episodes } = useKept();
  // Follows the browser, which alone knows what is kept.
  useEffect(() => {
    if (canKeep()) void beginKeeping();
  }, []);
  if (!canKeep()) return <Caution>{t("cannot")}</Caution>;
  if (episodes === null) return null;
  if (episodes.length === 0) return <p className={styles.none}>{t("nothing")}</p>;
  return (
    <>
      <KeptSearch episodes={episodes} />
      <div className={styles.total}>
        <KeptTotal episodes={episodes} />
      </div>
      <ul>
        {episodes.map((kept) => (
          <li key={kept.track.href} className={styles.item}>
            <div>
              <Heading track={kept.track} />
              <HowFar kept={kept} />
            </div>
            <PlayEpisodeButton track={playableTrack(kept.track)} variant="round" />
            <QueueButton track={playableTrack(kept.track)} moment={null} variant="quiet" />
            <RemoveButton track={kept.track} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The size of what is whole; of what is not, how far it is. */
function HowFar({ kept }: { readonly kept: KeptEpisode }) {
  const t = useTranslations("offline");
  const formatSize = useSize();
  const { state, share } = keepStateOf(useKept(), kept.track.href);
  const way = share === null ? t(state) : t("loadingShare", { share });
  return (
    <p className={styles.facts}>
      {state !== "kept" && <span>{way}</span>}
      {sizeOf(kept) > 0 && <span>{formatSize(sizeOf(kept))}</span>}
    </p>
  );
}

function RemoveButton({ track }: { readonly track: KeptTrack }) {
  const t = useTranslations("offline");
  const { title } = track;
  const remove = async () => {
    await keeper.remove(track.href);
    say(t("isRemoved", { title }));
  };
  return (
    <IconButton name={t("removeEpisode", { title })} onClick={() => void remove()}>
      <Icon of={Trash2} />
    </IconButton>
  );
}
