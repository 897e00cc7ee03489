"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { isRange } from "#core/time/moment.ts";
import { Dialog } from "#features/ui/dialog.tsx";
import { AppShare } from "./app-share.tsx";
import { ClipFiles } from "./clip-files.tsx";
import { LinkField } from "./link-field.tsx";
import { QrCode } from "./qr-code.tsx";
import styles from "./share-dialog.module.css";
import { ShareTargets } from "./share-targets.tsx";
import { type Sharing, sharedOf } from "./sharing.ts";
import { Subject } from "./subject.tsx";

interface ShareDialogProps extends Sharing {
  readonly onClose: () => void;
}

/** Everything that a link to words, a moment or an episode can be done with. Open as long as it is rendered. */
export function ShareDialog({ onClose, ...sharing }: ShareDialogProps) {
  const t = useTranslations("share");
  const [shared] = useState(() => sharedOf(sharing));
  const { quote, track } = sharing;
  const range = quote && isRange(quote.moment) ? quote.moment : null;
  return (
    <Dialog title={t("share")} closeName={t("close")} onClose={onClose}>
      <Subject {...sharing} />
      <AppShare shared={shared} />
      <LinkField link={shared.url} />
      <ShareTargets shared={shared} />
      {range && quote && <ClipFiles href={track.href} range={range} language={quote.language} />}
      <details className={styles.details}>
        <summary>{t("qr")}</summary>
        <QrCode text={shared.url} />
      </details>
    </Dialog>
  );
}
