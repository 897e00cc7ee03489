"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { isRange } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { Dialog } from "#features/ui/dialog.tsx";
import { AppShare } from "./app-share.tsx";
import { ClipFiles } from "./clip-files.tsx";
import { LinkField } from "./link-field.tsx";
import { QrCode } from "./qr-code.tsx";
import styles from "./share-dialog.module.css";
import { ShareTargets } from "./share-targets.tsx";
import { countShared, type Offer, type Sharing, sharedOf, sharingAt } from "./sharing.ts";
import { Subject } from "./subject.tsx";

interface ShareDialogProps extends Sharing {
  readonly offer: Offer | null;
  readonly onClose: () => void;
}

/** Everything that a link to words, a moment or an episode can be done with. Open as long as it is rendered. */
export function ShareDialog({ onClose, offer, ...given }: ShareDialogProps) {
  const t = useTranslations("share");
  const [atNow, setAtNow] = useState(offer?.taken ?? false);
  const sharing = offer && atNow ? sharingAt(given, offer.now) : given;
  const shared = sharedOf(sharing);
  const { quote, track } = sharing;
  const onShare = () => countShared(sharing);
  const range = quote && isRange(quote.moment) ? quote.moment : null;
  return (
    <Dialog title={t("share")} closeName={t("close")} onClose={onClose}>
      <Subject {...sharing} />
      {offer && (
        <label className={styles.offer}>
          <input type="checkbox" checked={atNow} onChange={({ target }) => setAtNow(target.checked)} />
          <span>{t("startAt", { time: formatClock(offer.now) })}</span>
        </label>
      )}
      <AppShare shared={shared} onShare={onShare} />
      <LinkField key={shared.url} link={shared.url} onCopy={onShare} />
      <ShareTargets shared={shared} onShare={onShare} />
      {range && quote && <ClipFiles href={track.href} range={range} language={quote.language} />}
      <details className={styles.details}>
        <summary>{t("qr")}</summary>
        <QrCode text={shared.url} />
      </details>
    </Dialog>
  );
}
