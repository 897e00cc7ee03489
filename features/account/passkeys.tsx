import { useFormatter, useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";
import { ProofField } from "./fields.tsx";
import { NoteLine } from "./note-line.tsx";
import { PasskeyForm } from "./passkey-form.tsx";

interface PasskeysProps {
  readonly note: FormNote | null;
  readonly passkeys: readonly {
    readonly id: number;
    /** Empty where it is not known. */
    readonly name: string;
    readonly createdAt: Date;
    readonly usedAt: Date | null;
  }[];
  /** The site that browsers keep them for; null where they keep none for it. */
  readonly origin: string | null;
  /** Whether one has just signed in by what takes the place of the password. */
  readonly proven: boolean;
}

const ACTION = `${ACCOUNT_FORMS_PATH}passkeys`;

/** Lists what somebody signs in by without a password, and adds to it. */
export function Passkeys({ note, passkeys, origin, proven }: PasskeysProps) {
  const t = useTranslations("account");
  const format = useFormatter();
  const day = (time: Date) => format.dateTime(time, { dateStyle: "medium" });
  return (
    <>
      <p>{t(origin === null ? "passkeysNowhere" : "passkeysAbout")}</p>
      <NoteLine form="passkeys" note={note} />
      <NoteLine form="passkeyRemoval" note={note} />
      {passkeys.length > 0 && (
        <ul className={styles.list} aria-label={t("passkeys")}>
          {passkeys.map(({ id, name: said, createdAt, usedAt }) => {
            const name = said || t("passkey");
            return (
              <li key={id}>
                <div>
                  <bdi>{name}</bdi>
                  <p className={styles.about}>
                    {usedAt
                      ? t("passkeyUsed", { day: day(usedAt) })
                      : t("passkeyKept", { day: day(createdAt) })}
                  </p>
                </div>
                <AccountForm action={`${ACTION}/remove`}>
                  <input type="hidden" name="id" value={id} />
                  <TextButton type="submit" aria-label={t("removePasskey", { name })}>
                    {t("removeOne")}
                  </TextButton>
                </AccountForm>
              </li>
            );
          })}
        </ul>
      )}
      {origin !== null && (
        <PasskeyForm
          action={ACTION}
          kind="create"
          origin={origin}
          words={{ unused: t("passkeyUnused"), known: t("passkeyKnown") }}
        >
          <ProofField proven={proven} />
          <TextButton type="submit">{t("addPasskey")}</TextButton>
        </PasskeyForm>
      )}
    </>
  );
}
