"use client";

import { Keyboard } from "lucide";
import { useTranslations } from "next-intl";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { useKeyTip } from "../player-context.tsx";

interface HelpButtonProps {
  readonly showHelp: () => void;
  readonly className?: string | undefined;
}

/** Shows what the keys do. */
export function HelpButton({ showHelp, className = "" }: HelpButtonProps) {
  const t = useTranslations("player");
  const tip = useKeyTip("help");
  return (
    <IconButton name={t("keys")} {...tip(t("keys"))} className={className} onClick={showHelp}>
      <Icon of={Keyboard} />
    </IconButton>
  );
}
