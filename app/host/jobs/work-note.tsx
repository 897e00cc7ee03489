import { getFormatter, getTranslations } from "next-intl/server";
import { config } from "#server/config.ts";
import { database } from "#server/db/client.ts";
import { findStandstill, type Standstill } from "#server/jobs/standstill.ts";
import kept from "../keeping.module.css";

/** Says who works through jobs where that is not this site, and where nobody does. */
export async function WorkNote() {
  const t = await getTranslations("keeping");
  const { keepFeeds } = config();
  const standstill = await findStandstill(database(), new Date());
  if (standstill) return <Still standstill={standstill} keepFeeds={keepFeeds} />;
  return keepFeeds ? null : <p className={kept.wrong}>{t("workElsewhere")}</p>;
}

interface StillProps {
  readonly standstill: Standstill;
  readonly keepFeeds: boolean;
}

async function Still({ standstill: { count, since }, keepFeeds }: StillProps) {
  const [t, format] = await Promise.all([getTranslations("keeping"), getFormatter()]);
  const time = format.dateTime(since, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div className={kept.wrong} role="alert">
      <p>{t("standstill", { count, since: time })}</p>
      <p>{t(keepFeeds ? "standstillSite" : "standstillWorker")}</p>
    </div>
  );
}
