"use client";

import { Check, Copy } from "lucide";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { copyText } from "#features/ui/copy-text.ts";
import { Icon } from "#features/ui/icon.tsx";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./share-dialog.module.css";

interface LinkFieldProps {
  readonly link: string;
  /** What it leads to; a link to share if omitted. */
  readonly name?: string;
  /** Called when it was copied. */
  readonly onCopy?: () => void;
}

/** A link to read and to copy. */
export function LinkField({ link, name, onCopy }: LinkFieldProps) {
  const t = useTranslations("share");
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  const copy = async () => {
    const copied = await copyText(link);
    setOutcome(copied ? "copied" : "refused");
    if (copied) onCopy?.();
  };
  return (
    <div className={styles.link}>
      <NamedField name={name ?? t("link")}>
        <input type="text" readOnly value={link} dir="ltr" onFocus={(event) => event.target.select()} />
      </NamedField>
      <TextButton icon={<Icon of={outcome === "copied" ? Check : Copy} />} onClick={() => void copy()}>
        {t("copy")}
      </TextButton>
      <p role="status">{outcome && t(outcome === "copied" ? "copied" : "copyFailed")}</p>
    </div>
  );
}
