import { useTranslations } from "next-intl";
import type { ListedUpload } from "#core/upload/listed-upload.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import styles from "./uploader.module.css";

/** What the server has made of files. Null until it has said so. */
export function UploadOutcome({ upload }: { readonly upload: ListedUpload | null }) {
  const t = useTranslations("upload");
  if (!upload) return <p className={styles.course}>{t("states.sent")}</p>;
  const { state, sentences, page, change, showTitle } = upload;
  return (
    <>
      <p className={styles.course} role="status">
        <span>{t(`states.${state}`, { show: showTitle })}</span>
      </p>
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.fault}>
          {sentence}
        </p>
      ))}
      {page !== null && change !== null && (
        <p className={styles.ways}>
          <PageLink href={page}>{t("open")}</PageLink>
          <PageLink href={change}>{t("change")}</PageLink>
        </p>
      )}
    </>
  );
}
