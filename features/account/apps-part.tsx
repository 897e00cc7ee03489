import { useFormatter, useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";
import { NoteLine } from "./note-line.tsx";

interface AppsPartProps {
  readonly note: FormNote | null;
  readonly apps: readonly {
    readonly id: number;
    readonly name: string;
    readonly createdAt: Date;
    /** Null where it was never used. */
    readonly usedAt: Date | null;
  }[];
  /** Where apps find this site. */
  readonly site: string;
}

/** Makes passwords for podcast apps, and lists the apps that have one. */
export function AppsPart({ note, apps, site }: AppsPartProps) {
  const t = useTranslations("account");
  const format = useFormatter();
  const [password] = note?.form === "apps" ? note.shown : [];
  return (
    <>
      <p>{t("appsAbout", { site })}</p>
      <NoteLine form="apps" note={note} />
      {password !== undefined && (
        <div className={styles.shown}>
          <NamedField name={t("appPassword")}>
            <input readOnly value={password} translate="no" autoComplete="off" />
          </NamedField>
        </div>
      )}
      <AccountForm action={`${ACCOUNT_FORMS_PATH}apps`}>
        <NamedField name={t("appName")}>
          <input name="app" required maxLength={60} autoComplete="off" dir="auto" />
        </NamedField>
        <TextButton type="submit">{t("addApp")}</TextButton>
      </AccountForm>
      {apps.length > 0 && (
        <ul className={styles.list} aria-label={t("apps")}>
          {apps.map(({ id, name, createdAt, usedAt }) => (
            <li key={id}>
              <div>
                <bdi>{name}</bdi>
                <p className={styles.about}>
                  {usedAt === null
                    ? t("appAdded", { time: format.dateTime(createdAt, { dateStyle: "medium" }) })
                    : t("seen", {
                        time: format.dateTime(usedAt, { dateStyle: "medium", timeStyle: "short" }),
                      })}
                </p>
              </div>
              <AccountForm action={`${ACCOUNT_FORMS_PATH}apps/remove`}>
                <input type="hidden" name="id" value={id} />
                <TextButton type="submit" aria-label={t("removeApp", { name })}>
                  {t("disconnect")}
                </TextButton>
              </AccountForm>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
