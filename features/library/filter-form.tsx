"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useEffectEvent, useRef } from "react";
import { type EpisodeFilter, type EpisodeOrder, filterHref, ORDERS } from "#core/episode/filter.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./filter-form.module.css";
import { fillForm, useLastCall } from "./live-form.ts";

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

/** After so long without a key what is typed is looked for. Milliseconds. */
const PAUSE = 300;

/** Narrows and orders a show's episodes, at once; without script by its button. The address says what is shown. */
export function FilterForm({ href, filter, usual, people }: FilterFormProps) {
  const t = useTranslations("library");
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const later = useLastCall();
  /** What was typed here and looked for: when it is shown, more may have been typed since. */
  const sent = useRef(new Set<string>());
  /** Where the form last led, until that is shown. */
  const awaited = useRef<string | null>(null);
  const { text, tag, speaker, year, season, transcribed, order } = filter;
  const apply = () => {
    if (!form.current) return;
    const wanted = readForm(form.current, { filter, usual });
    const next = filterHref(href, wanted);
    if (next === (awaited.current ?? filterHref(href, { ...filter, page: 1 }))) return;
    awaited.current = next;
    sent.current.add(wanted.text);
    // What is typed is one step back, not one for each letter.
    const typing = text !== "" && wanted.text !== text;
    router[typing ? "replace" : "push"](next, { scroll: false });
  };
  const applyEarly = useEffectEvent(apply);
  const alive = useRef(false);
  // Follows the address, which links and the browser's Back change too.
  useEffect(() => {
    if (!form.current) return;
    awaited.current = null;
    const early = !alive.current && form.current.contains(document.activeElement);
    alive.current = true;
    // What was chosen or typed before the script came counts.
    if (early) applyEarly();
    else
      fillForm(form.current, { text, speaker, transcribed, order: order ?? usual }, sent.current.has(text));
  }, [text, speaker, transcribed, order, usual]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    later(apply, 0);
  };
  const change = (event: FormEvent<HTMLFormElement>) =>
    later(apply, event.target instanceof HTMLInputElement && event.target.type === "search" ? PAUSE : 0);
  return (
    <form ref={form} action={href} className={styles.filter} onSubmit={submit} onChange={change}>
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
    </form>
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

/** The filter as the form says it, from its first page on; what the form does not ask for stays. */
function readForm(
  form: HTMLFormElement,
  { filter, usual }: Pick<FilterFormProps, "filter" | "usual">,
): EpisodeFilter {
  const data = new FormData(form);
  const read = (name: string) => String(data.get(name) ?? "").trim();
  const order = ORDERS.find((choice) => choice === read("order")) ?? null;
  return {
    ...filter,
    text: read("text"),
    speaker: read("speaker") || null,
    transcribed: data.has("transcribed"),
    order: order === usual ? null : order,
    page: 1,
  };
}
