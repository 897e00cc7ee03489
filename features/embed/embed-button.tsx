"use client";

import { CodeXml } from "lucide";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isSameEpisode, type Track } from "#core/episode/track.ts";
import { usePlayer } from "#features/player/player-context.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { useLater } from "#features/ui/use-later.ts";

const loadDialog = async () => (await import("./embed-dialog.tsx")).EmbedDialog;

interface EmbedButtonProps {
  readonly track: Track;
  readonly transcribed: boolean;
}

/** Opens the way to put an episode's player on another page. */
export function EmbedButton({ track, transcribed }: EmbedButtonProps) {
  const t = useTranslations("embedDialog");
  const player = usePlayer();
  /** Where the episode was when it was pressed, in whole seconds; null while the dialog is closed. */
  const [now, setNow] = useState<number | null>(null);
  const EmbedDialog = useLater(loadDialog, now !== null);
  const open = () => {
    const held = isSameEpisode(player.getPlayback().track, track);
    setNow(held ? Math.floor(player.currentTime()) : 0);
  };
  return (
    <>
      <TextButton icon={<Icon of={CodeXml} />} data-desk="" onClick={open}>
        {t("embed")}
      </TextButton>
      {now !== null && EmbedDialog && (
        <EmbedDialog track={track} transcribed={transcribed} now={now} onClose={() => setNow(null)} />
      )}
    </>
  );
}
