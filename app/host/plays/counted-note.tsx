import { getTranslations } from "next-intl/server";
import { Part } from "#features/settings/part.tsx";
import styles from "./plays.module.css";

/** What is counted, and what is not. */
export async function CountedNote() {
  const t = await getTranslations("plays");
  return (
    <Part title={t("counted")}>
      <ul className={styles.counted}>
        <li>{t("countedPlay")}</li>
        <li>{t("countedEnd")}</li>
        <li>{t("countedMoment")}</li>
        <li>{t("countedNot")}</li>
      </ul>
    </Part>
  );
}
