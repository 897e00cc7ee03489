import { useTranslations } from "next-intl";
import type { TypedEpisode } from "#core/upload/typed-episode.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import styles from "./fields.module.css";

/** What is told of an episode, to be typed. */
export function EpisodeFields({ title, notes, day, season, number, tags, explicit }: TypedEpisode) {
  const t = useTranslations("host");
  return (
    <>
      <NamedField name={t("title")}>
        <input name="title" required maxLength={1000} defaultValue={title} />
      </NamedField>
      <NamedField name={t("notes")}>
        <textarea name="notes" rows={10} defaultValue={notes} className={styles.text} />
      </NamedField>
      <div className={styles.row}>
        <NamedField name={t("day")}>
          <input type="date" name="day" required defaultValue={day} />
        </NamedField>
        <NamedField name={t("season")}>
          <input name="season" inputMode="numeric" size={4} defaultValue={season} />
        </NamedField>
        <NamedField name={t("number")}>
          <input name="number" inputMode="numeric" size={4} defaultValue={number} />
        </NamedField>
      </div>
      <NamedField name={t("tags")}>
        <input name="tags" defaultValue={tags} />
      </NamedField>
      <div>
        <label className={styles.check}>
          <input type="checkbox" name="explicit" defaultChecked={explicit} />
          <span>{t("explicit")}</span>
        </label>
      </div>
    </>
  );
}
