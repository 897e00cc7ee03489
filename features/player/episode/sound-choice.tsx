"use client";

import { useTranslations } from "next-intl";
import { playableType } from "#core/episode/alternate.ts";
import type { Alternate } from "#core/episode/extras.ts";
import type { Track } from "#core/episode/track.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import { useAlive } from "#features/ui/use-alive.ts";
import { usePlayer, usePlayerState } from "../player-context.tsx";
import styles from "./sound-choice.module.css";
import { useVersionName } from "./version-name.ts";

interface SoundChoiceProps {
  readonly track: Track;
  /** The other files of its sound. */
  readonly versions: readonly Alternate[];
}

/** Which version of an episode's sound is heard: the usual one unless another is chosen, from where the listener is. */
export function SoundChoice({ track, versions }: SoundChoiceProps) {
  const t = useTranslations("player");
  const versionName = useVersionName();
  const player = usePlayer();
  const alive = useAlive();
  const chosen = usePlayerState(() => player.soundOf(track));
  const { audio } = track;
  const playable = alive ? versions.filter(canPlay) : versions;
  if (audio === null || playable.length === 0) return null;
  const choose = (url: string) => {
    const version = versions.find((one) => one.url === url);
    player.choose(track, version ? { url, type: version.type ?? audio.type } : audio);
  };
  return (
    <div className={styles.choice}>
      <NamedField name={t("soundVersion")}>
        <select value={chosen ?? audio.url} onChange={(event) => choose(event.target.value)}>
          <option value={audio.url}>{t("usualVersion")}</option>
          {playable.map((version) => (
            <option key={version.url} value={version.url}>
              {versionName(version)}
            </option>
          ))}
        </select>
      </NamedField>
    </div>
  );
}

function canPlay(version: Alternate): boolean {
  const type = playableType(version);
  return type === null || document.createElement("audio").canPlayType(type) !== "";
}
