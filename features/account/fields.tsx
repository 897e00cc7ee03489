import { useTranslations } from "next-intl";
import { SHORTEST_PASSWORD } from "#core/account/password.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import styles from "./account-form.module.css";

interface NameFieldProps {
  /** What was typed before. */
  readonly name: string;
  /** What the browser fills in: a name that it knows, or none. */
  readonly autoComplete: "username" | "off";
  /** Whether an address does as well. */
  readonly orAddress?: boolean;
}

export function NameField({ name, autoComplete, orAddress = false }: NameFieldProps) {
  const t = useTranslations("account");
  return (
    <NamedField name={t(orAddress ? "nameOrAddress" : "nameLabel")}>
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

interface AddressFieldProps {
  /** What was typed before. */
  readonly address: string;
  readonly required?: boolean;
  /** What it is called; "E-mail" where it is omitted. */
  readonly label?: string;
  /** What it is for. */
  readonly hint?: string;
}

export function AddressField({ address, required = false, label, hint }: AddressFieldProps) {
  const t = useTranslations("account");
  return (
    <NamedField name={label ?? t("address")}>
      <input
        type="email"
        name="address"
        defaultValue={address}
        required={required}
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        dir="ltr"
      />
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
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

/** Where the password is asked for before what is dangerous; nothing for who has just proven who they are. */
export function ProofField({ proven }: { readonly proven: boolean }) {
  const t = useTranslations("account");
  return proven ? null : <PasswordField label={t("currentPassword")} kind="current" />;
}
