"use client";

import { Play, Square } from "lucide";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Icon } from "#features/ui/icon.tsx";
import { say } from "#features/ui/say.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import { usePreview, usePreviewed } from "../queue/use-preview.ts";

interface TrailerButtonProps {
  readonly url: string;
  readonly title: string;
}

/** Plays a trailer in place, and stops it. What the player played waits until it is over. */
export function TrailerButton({ url, title }: TrailerButtonProps) {
  const t = useTranslations("player.trailer");
  const preview = usePreview();
  const id = `trailer ${url}`;
  const playing = usePreviewed(id) !== null;
  // Follows the page: what is heard goes with its button.
  useEffect(() => () => preview.stop(id), [preview, id]);
  const play = () => preview.start({ id, url, start: 0, whole: true }, () => say(t("failed")));
  return (
    <TextButton
      icon={<Icon of={playing ? Square : Play} filled />}
      title={title}
      onClick={playing ? () => preview.stop(id) : play}
    >
      {playing ? t("stop") : t("play")}
    </TextButton>
  );
}
