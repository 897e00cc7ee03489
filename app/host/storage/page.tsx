import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { mayAct } from "#core/account/role.ts";
import { STORAGE } from "#core/upload/address.ts";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { isBucketError } from "#server/media/bucket/bucket-error.ts";
import { folderOf, nameOfPlace } from "#server/media/place.ts";
import { findStorage, type Storage } from "#server/storage/storage.ts";
import { readMemberVisit } from "../../account-visit.ts";
import plain from "../../plain-page.module.css";
import styles from "../host.module.css";
import { HostNav } from "../host-nav.tsx";
import { HostsOnly } from "../hosts-only.tsx";
import kept from "../keeping.module.css";
import { AmountTable, ShowTable } from "./amount-table.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("storage");
  return { title: t("title"), robots: { index: false } };
}

export default async function StoragePage({ searchParams }: PageProps<"/host/storage">) {
  const [t, format] = await Promise.all([getTranslations("storage"), getFormatter()]);
  const { session } = await readMemberVisit(searchParams, STORAGE);
  if (!mayAct(session.account.role, "host")) return <HostsOnly />;
  const { mediaPlace } = config();
  const storage = await storageNow();
  if (storage === null)
    return (
      <div className={plain.page}>
        <HostNav page={STORAGE} />
        <h1>{t("title")}</h1>
        <p className={plain.about}>{t("bucketAway", { place: nameOfPlace(mediaPlace) })}</p>
      </div>
    );
  const time = format.dateTime(storage.measuredAt, { dateStyle: "medium", timeStyle: "medium" });
  return (
    <div className={plain.page}>
      <HostNav page={STORAGE} />
      <h1>{t("title")}</h1>
      <p className={plain.about}>{t("about", { time })}</p>
      {folderOf(mediaPlace) === null && (
        <p className={plain.about}>{t("inBucket", { place: nameOfPlace(mediaPlace) })}</p>
      )}
      <AmountTable storage={storage} />
      <p className={kept.soft}>{t("copies")}</p>
      {storage.shows.length > 0 && (
        <div className={styles.below}>
          <ShowTable storage={storage} />
        </div>
      )}
    </div>
  );
}

/** Null where the bucket of sound and pictures cannot be asked. */
async function storageNow(): Promise<Storage | null> {
  try {
    return await findStorage(config(), database(), new Date());
  } catch (error) {
    if (!isBucketError(error)) throw error;
    console.error(error);
    return null;
  }
}
