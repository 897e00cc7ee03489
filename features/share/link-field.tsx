"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { copyText } from "#features/ui/copy-text.ts";
import { Icon } from "#features/ui/icon.tsx";
import styles from "./share-dialog.module.css";

/** A link to read and to copy. */
export function LinkField({ link }: { readonly link: string }) {
  const t = useTranslations("share");
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  const copy = async () => setOutcome((await copyText(link)) ? "copied" : "refused");
  return (
    <div className={styles.link}>
      <label>
        <span>{t("link")}</span>
        <input type="text" readOnly value={link} dir="ltr" onFocus={(event) => event.target.select()} />
      </label>
      <button type="button" onClick={() => void copy()}>
        <Icon of={outcome === "copied" ? Check : Copy} />
        {t("copy")}
      </button>
      <p role="status">{outcome && t(outcome === "copied" ? "copied" : "copyFailed")}</p>
    </div>
  );
}
