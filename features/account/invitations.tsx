import { useFormatter, useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { isRole, ROLES } from "#core/account/role.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";

interface InvitationsProps {
  readonly invitations: readonly { readonly id: number; readonly role: string; readonly expiresAt: Date }[];
  /** The link of the one that was made now; null for none. */
  readonly link: string | null;
}

/** Invites people, and lists the invitations that nobody has taken yet. */
export function Invitations({ invitations, link }: InvitationsProps) {
  const t = useTranslations("account");
  const format = useFormatter();
  const roleName = (role: string) => (isRole(role) ? t(`roles.${role}`) : role);
  return (
    <>
      {link !== null && (
        <div className={styles.shown}>
          <NamedField name={t("invitationLink")}>
            <input readOnly value={link} />
          </NamedField>
        </div>
      )}
      <AccountForm action={`${ACCOUNT_FORMS_PATH}invitations`}>
        <NamedField name={t("roleLabel")}>
          <select name="role" defaultValue={ROLES[0]}>
            {ROLES.map((role) => (
              <option key={role} value={role}>
                {roleName(role)}
              </option>
            ))}
          </select>
        </NamedField>
        <TextButton type="submit">{t("invite")}</TextButton>
      </AccountForm>
      {invitations.length > 0 && (
        <ul className={styles.list} aria-label={t("invited")}>
          {invitations.map(({ id, role, expiresAt }) => (
            <li key={id}>
              <div>
                <span>{roleName(role)}</span>
                <p className={styles.about}>
                  {t("expires", { time: format.dateTime(expiresAt, { dateStyle: "medium" }) })}
                </p>
              </div>
              <AccountForm action={`${ACCOUNT_FORMS_PATH}invitations/withdraw`}>
                <input type="hidden" name="id" value={id} />
                <TextButton type="submit">{t("withdraw")}</TextButton>
              </AccountForm>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
