import { Pause, Play, X } from "lucide";
import { useFormatter, useTranslations } from "next-intl";
import { SIGN_IN } from "#core/account/address.ts";
import { UPLOAD } from "#core/upload/address.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { formatBytes } from "./bytes.ts";
import type { Transfers } from "./transfers.ts";
import type { Entry } from "./upload-entry.ts";
import { UploadOutcome } from "./upload-outcome.tsx";
import styles from "./uploader.module.css";

interface UploadItemProps {
  readonly entry: Entry;
  readonly most: number;
  /** Null until it is there. */
  readonly store: Transfers | null;
}

/** Files that belong together: how far they are, what can be done, what has become of them. */
export function UploadItem({ entry, most, store }: UploadItemProps) {
  const { title, files, state } = entry;
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <div className={styles.names}>
          <p className={styles.title}>{title}</p>
          <p className={styles.hint}>{files.join(", ")}</p>
        </div>
        {state.kind !== "there" && store && <ItemButtons entry={entry} store={store} />}
      </div>
      {state.kind === "there" ? (
        <UploadOutcome upload={state.upload} />
      ) : (
        <Course entry={entry} most={most} />
      )}
    </li>
  );
}

function ItemButtons({
  entry: { key, title, state },
  store,
}: {
  readonly entry: Entry;
  readonly store: Transfers;
}) {
  const t = useTranslations("upload");
  const moving = state.kind === "sending" || state.kind === "queued";
  return (
    <div className={styles.buttons}>
      {moving ? (
        <IconButton name={t("pause", { title })} onClick={() => store.pause(key)}>
          <Icon of={Pause} />
        </IconButton>
      ) : (
        <IconButton name={t("resume", { title })} onClick={() => store.resume(key)}>
          <Icon of={Play} />
        </IconButton>
      )}
      <IconButton name={t("cancel", { title })} onClick={() => void store.cancel(key)}>
        <Icon of={X} />
      </IconButton>
    </div>
  );
}

/** How far it is, or why it does not go on. */
function Course({
  entry: { title, sent, size, state },
  most,
}: {
  readonly entry: Entry;
  readonly most: number;
}) {
  const t = useTranslations("upload");
  const format = useFormatter();
  const done = { sent: formatBytes(sent, format), size: formatBytes(size, format) };
  return (
    <>
      <progress
        className={styles.progress}
        value={sent}
        max={size || 1}
        aria-label={t("progress", { title })}
      />
      {state.kind === "fault" ? (
        <p className={styles.fault} role="alert">
          <span>{t(`faults.${state.fault}`, { most: formatBytes(most, format) })}</span>
          {state.fault === "signedOut" && (
            <PageLink href={`${SIGN_IN}?next=${encodeURIComponent(UPLOAD)}`}>{t("signIn")}</PageLink>
          )}
        </p>
      ) : (
        <p className={styles.course}>
          <span>{t("sentOf", done)}</span>
          {state.kind === "sending" && <Pace rate={state.rate} left={state.left} />}
          {(state.kind === "queued" || state.kind === "paused" || state.kind === "lost") && (
            <span role={state.kind === "lost" ? "status" : undefined}>{t(`courses.${state.kind}`)}</span>
          )}
        </p>
      )}
    </>
  );
}

function Pace({ rate, left }: { readonly rate: number | null; readonly left: number | null }) {
  const t = useTranslations("upload");
  const format = useFormatter();
  if (rate === null || left === null) return <span>{t("courses.begun")}</span>;
  const time =
    left < 60 ? t("secondsLeft", { count: left }) : t("minutesLeft", { count: Math.round(left / 60) });
  return (
    <>
      <span>{t("rate", { size: formatBytes(rate, format) })}</span>
      <span>{time}</span>
    </>
  );
}
