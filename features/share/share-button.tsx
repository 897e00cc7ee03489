"use client";

import { Share2 } from "lucide";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "#features/ui/action-button.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { useLater } from "#features/ui/use-later.ts";
import type { Offer, Sharing } from "./sharing.ts";

const loadDialog = async () => (await import("./share-dialog.tsx")).ShareDialog;

interface ShareButtonProps extends Sharing {
  /** Null: nothing is offered besides. */
  readonly offer: Offer | null;
  /** `icon`: alone. `word`: in a row of actions. `wide`: beside the button that plays an episode. */
  readonly variant: "icon" | "word" | "wide";
}

/** Opens the ways to share what stands here when it is pressed: time may go on while the dialog is open. */
export function ShareButton({ variant, offer, ...sharing }: ShareButtonProps) {
  const t = useTranslations("share");
  const [opened, setOpened] = useState<(Sharing & { readonly offer: Offer | null }) | null>(null);
  const ShareDialog = useLater(loadDialog, opened !== null);
  const open = () => setOpened({ ...sharing, offer });
  const icon = <Icon of={Share2} />;
  return (
    <>
      {variant === "icon" && (
        <IconButton name={t("share")} onClick={open}>
          {icon}
        </IconButton>
      )}
      {variant === "word" && <ActionButton icon={icon} name={t("share")} onClick={open} />}
      {variant === "wide" && (
        <TextButton icon={icon} onClick={open}>
          {t("share")}
        </TextButton>
      )}
      {opened && ShareDialog && <ShareDialog {...opened} onClose={() => setOpened(null)} />}
    </>
  );
}
