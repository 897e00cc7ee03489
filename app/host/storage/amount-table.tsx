import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { showHref } from "#core/episode/address.ts";
import { TRASH, trashMoveHref } from "#core/page/trash.ts";
import { UPLOAD } from "#core/upload/address.ts";
import { Part } from "#features/settings/part.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { formatBytes } from "#features/upload/bytes.ts";
import type { Storage } from "#server/storage/storage.ts";
import styles from "./amount-table.module.css";

interface StorageProps {
  readonly storage: Storage;
}

/** What takes how much, what it is, and where something can be done about it. */
export async function AmountTable({ storage }: StorageProps) {
  const [t, format] = await Promise.all([getTranslations("storage"), getFormatter()]);
  const { database, log, shows, otherShows, pictures, trash, cards, uploads, measuring, unnamed, free } =
    storage;
  const all = [...shows, otherShows];
  const sound = all.reduce((sum, { bytes }) => sum + bytes, 0);
  const soundFiles = all.reduce((sum, { files }) => sum + files, 0);
  const others = [pictures, trash, cards, uploads, measuring, unnamed];
  const total = others.reduce((sum, { bytes }) => sum + bytes, database + log + sound);
  return (
    <table className={styles.table}>
      <tbody>
        <Row name={t("database")} bytes={database + log}>
          {t("databaseAbout", { log: formatBytes(log, format) })}
        </Row>
        <Row name={t("sound")} bytes={sound}>
          {t("soundAbout", { count: soundFiles })}
        </Row>
        <Row name={t("pictures")} bytes={pictures.bytes}>
          {t("files", { count: pictures.files })}
        </Row>
        <Row name={t("trash")} bytes={trash.bytes}>
          <span>{t("trashAbout", { count: trash.files })}</span>
          <PageLink href={TRASH}>{t("trashOpen")}</PageLink>
        </Row>
        <Row name={t("uploads")} bytes={uploads.bytes}>
          <span>{t("uploadsAbout", { count: uploads.files })}</span>
          <PageLink href={UPLOAD}>{t("uploadsOpen")}</PageLink>
        </Row>
        <Row name={t("cards")} bytes={cards.bytes}>
          {t("cardsAbout")}
        </Row>
        {measuring.files > 0 && (
          <Row name={t("measuring")} bytes={measuring.bytes}>
            {t("measuringAbout")}
          </Row>
        )}
        {unnamed.files > 0 && (
          <Row name={t("unnamed")} bytes={unnamed.bytes}>
            {t("unnamedAbout")}
          </Row>
        )}
      </tbody>
      <tfoot>
        <Row name={t("total")} bytes={total} />
        {free !== null && <Row name={t("free")} bytes={free} />}
      </tfoot>
    </table>
  );
}

/** The shows whose sound takes the most. */
export async function ShowTable({ storage: { shows, otherShows } }: StorageProps) {
  const t = await getTranslations("storage");
  return (
    <Part title={t("byShow")}>
      <table className={styles.table}>
        <tbody>
          {shows.map(({ slug, title, bytes, files }) => (
            <Row key={slug} name={<PageLink href={showHref(slug)}>{title}</PageLink>} bytes={bytes}>
              <span>{t("files", { count: files })}</span>
              <PageLink
                href={trashMoveHref({ show: slug, episode: null })}
                aria-label={t("removeNamed", { title })}
              >
                {t("remove")}
              </PageLink>
            </Row>
          ))}
          {otherShows.files > 0 && (
            <Row name={t("otherShows")} bytes={otherShows.bytes}>
              {t("files", { count: otherShows.files })}
            </Row>
          )}
        </tbody>
      </table>
    </Part>
  );
}

interface RowProps {
  readonly name: ReactNode;
  readonly bytes: number;
  /** What it is. */
  readonly children?: ReactNode;
}

async function Row({ name, bytes, children }: RowProps) {
  const format = await getFormatter();
  return (
    <tr>
      <th scope="row">
        <span dir="auto">{name}</span>
        {children !== undefined && <span className={styles.about}>{children}</span>}
      </th>
      <td>{formatBytes(bytes, format)}</td>
    </tr>
  );
}
