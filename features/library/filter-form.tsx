import { useTranslations } from "next-intl";
import { type EpisodeFilter, type EpisodeOrder, ORDERS } from "#core/episode/filter.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./filter-form.module.css";
import { LaterFilter } from "./later-filter.tsx";

export interface FilterPerson {
  readonly key: string;
  readonly name: string;
  /** How many of the show's episodes they are in. */
  readonly count: number;
}

interface FilterFormProps {
  readonly href: string;
  readonly filter: EpisodeFilter;
  /** The order that needs not be named. */
  readonly usual: EpisodeOrder;
  /** Those of the show who can be chosen. */
  readonly people: readonly FilterPerson[];
}

/** Narrows and orders a show's episodes, at once; without script by its button. The address says what is shown. */
export function FilterForm({ href, filter, usual, people }: FilterFormProps) {
  const t = useTranslations("library");
  const { text, tag, speaker, year, season, transcribed, order } = filter;
  return (
    <LaterFilter href={href} filter={filter} usual={usual} className={styles.filter}>
      {tag !== null && <input type="hidden" name="tag" value={tag} />}
      {year !== null && <input type="hidden" name="year" value={year} />}
      {season !== null && <input type="hidden" name="season" value={season} />}
      <NamedField name={t("filterText")}>
        <input type="search" name="text" defaultValue={text} autoComplete="off" maxLength={200} />
      </NamedField>
      {people.length > 1 && <PersonField people={people} chosen={speaker} />}
      {people.length <= 1 && speaker !== null && <input type="hidden" name="speaker" value={speaker} />}
      <NamedField name={t("order")}>
        <select name="order" defaultValue={order ?? usual}>
          {ORDERS.map((choice) => (
            <option key={choice} value={choice}>
              {t(`orders.${choice}`)}
            </option>
          ))}
        </select>
      </NamedField>
      <label className={styles.check}>
        <input type="checkbox" name="transcribed" value="1" defaultChecked={transcribed} />
        <span>{t("withTranscript")}</span>
      </label>
      <noscript>
        <TextButton type="submit">{t("apply")}</TextButton>
      </noscript>
    </LaterFilter>
  );
}

interface PersonFieldProps {
  readonly people: readonly FilterPerson[];
  readonly chosen: string | null;
}

function PersonField({ people, chosen }: PersonFieldProps) {
  const t = useTranslations("library");
  const missing = chosen !== null && !people.some(({ key }) => key === chosen);
  return (
    <NamedField name={t("withPerson")}>
      <select name="speaker" defaultValue={chosen ?? ""}>
        <option value="">{t("anybody")}</option>
        {missing && <option value={chosen}>{chosen}</option>}
        {people.map(({ key, name, count }) => (
          <option key={key} value={key}>
            {t("personCount", { name, count })}
          </option>
        ))}
      </select>
    </NamedField>
  );
}
