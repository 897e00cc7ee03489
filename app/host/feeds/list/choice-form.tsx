import { getTranslations } from "next-intl/server";
import { showHref } from "#core/episode/address.ts";
import { HOST_FORMS_PATH } from "#core/upload/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import type { ListedChoice } from "#server/feeds/kept-list.ts";
import kept from "../../keeping.module.css";
import styles from "./choice-form.module.css";

interface ChoiceFormProps {
  readonly choices: readonly ListedChoice[];
  /** How many more the list names. */
  readonly left: number;
}

/** The feeds of a list: those that are new here are ticked. */
export async function ChoiceForm({ choices, left }: ChoiceFormProps) {
  const t = await getTranslations("keeping");
  const fresh = choices.filter(({ state }) => state === "new").length;
  return (
    <AccountForm action={`${HOST_FORMS_PATH}feeds/list/add`} className={styles.form}>
      <p className={kept.said}>{t("listFound", { count: choices.length, fresh })}</p>
      {left > 0 && <p className={kept.said}>{t("listLeft", { count: left })}</p>}
      {fresh > 0 && <p className={kept.soft}>{t("listUnread")}</p>}
      {fresh > 0 && <Add />}
      <ul className={styles.choices} aria-label={t("list")}>
        {choices.map((choice) => (
          <Choice key={choice.index} choice={choice} />
        ))}
      </ul>
      {fresh > MANY && <Add />}
    </AccountForm>
  );
}

/** So many do not fit on a screen. */
const MANY = 8;

async function Add() {
  const t = await getTranslations("keeping");
  return (
    <TextButton type="submit" main>
      {t("listAdd")}
    </TextButton>
  );
}

async function Choice({ choice: { index, title, place, state, show } }: { readonly choice: ListedChoice }) {
  const t = await getTranslations("keeping");
  const name = (
    <span className={styles.name}>
      <span dir="auto">{title ?? place}</span>
      <span className={kept.soft} dir="ltr">
        {place}
      </span>
    </span>
  );
  if (state === "new")
    return (
      <li>
        <label>
          <input type="checkbox" name="feed" value={index} defaultChecked />
          {name}
        </label>
      </li>
    );
  return (
    <li>
      <span className={styles.other}>
        {name}
        <span className={kept.soft}>
          {state === "here" && show !== null ? (
            <PageLink href={showHref(show)}>{t("listHere")}</PageLink>
          ) : (
            t(state === "adding" ? "listAdding" : "listOwn")
          )}
        </span>
      </span>
    </li>
  );
}

/** What a list names beside feeds. */
export async function Others({ names }: { readonly names: readonly string[] }) {
  const t = await getTranslations("keeping");
  return (
    <details className={kept.named}>
      <summary>{t("listOthers", { count: names.length })}</summary>
      <ul>
        {names.map((name) => (
          <li key={name} dir="auto">
            {name}
          </li>
        ))}
      </ul>
    </details>
  );
}
