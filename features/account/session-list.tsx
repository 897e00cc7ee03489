import { useFormatter, useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";

interface SessionListProps {
  readonly sessions: readonly {
    readonly id: number;
    /** Empty where it is not known. */
    readonly browser: string;
    readonly seenAt: Date;
  }[];
  /** The one of this browser. */
  readonly current: number;
}

const ACTION = `${ACCOUNT_FORMS_PATH}sessions`;

export function SessionList({ sessions, current }: SessionListProps) {
  const t = useTranslations("account");
  const format = useFormatter();
  return (
    <>
      <ul className={styles.list} aria-label={t("sessions")}>
        {sessions.map(({ id, browser, seenAt }) => {
          const name = browser || t("unknownBrowser");
          return (
            <li key={id}>
              <div>
                <bdi>{name}</bdi>
                <p className={styles.about}>
                  {id === current
                    ? t("thisBrowser")
                    : t("seen", {
                        time: format.dateTime(seenAt, { dateStyle: "medium", timeStyle: "short" }),
                      })}
                </p>
              </div>
              {id !== current && (
                <AccountForm action={ACTION}>
                  <input type="hidden" name="id" value={id} />
                  <TextButton type="submit" aria-label={t("endSession", { name })}>
                    {t("end")}
                  </TextButton>
                </AccountForm>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 && (
        <AccountForm action={ACTION}>
          <TextButton type="submit">{t("endOthers")}</TextButton>
        </AccountForm>
      )}
    </>
  );
}
