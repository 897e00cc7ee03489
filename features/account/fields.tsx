import { useTranslations } from "next-intl";
import { SHORTEST_PASSWORD } from "#core/account/password.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import styles from "./account-form.module.css";

interface NameFieldProps {
  /** What was typed before. */
  readonly name: string;
  /** What the browser fills in: a name that it knows, or none. */
  readonly autoComplete: "username" | "off";
}

export function NameField({ name, autoComplete }: NameFieldProps) {
  const t = useTranslations("account");
  return (
    <NamedField name={t("nameLabel")}>
      <input
        name="name"
        defaultValue={name}
        required
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        dir="auto"
      />
    </NamedField>
  );
}

interface PasswordFieldProps {
  readonly label: string;
  /** The name of the field. */
  readonly name?: string;
  /** Whether it is one that is made now, or one that is known. */
  readonly kind: "new" | "current";
}

export function PasswordField({ label, name = "password", kind }: PasswordFieldProps) {
  const t = useTranslations("account");
  return (
    <NamedField name={label}>
      <input type="password" name={name} required autoComplete={`${kind}-password`} />
      {kind === "new" && <p className={styles.hint}>{t("passwordHint", { shortest: SHORTEST_PASSWORD })}</p>}
    </NamedField>
  );
}
