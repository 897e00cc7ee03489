import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import { AccountForm } from "./account-form.tsx";
import { NameField, PasswordField, ProofField } from "./fields.tsx";
import { NoteLine } from "./note-line.tsx";

interface PartProps {
  readonly note: FormNote | null;
}

interface DangerousPartProps extends PartProps {
  /** Whether one has just signed in by what takes the place of the password. */
  readonly proven: boolean;
}

export function NamePart({ note, name }: PartProps & { readonly name: string }) {
  const t = useTranslations("account");
  const typed = note?.form === "name" && note.fault !== null ? note.name : name;
  return (
    <>
      <NoteLine form="name" note={note} />
      <AccountForm action={`${ACCOUNT_FORMS_PATH}name`}>
        <NameField key={typed} name={typed} autoComplete="username" />
        <TextButton type="submit">{t("changeName")}</TextButton>
      </AccountForm>
    </>
  );
}

export function PasswordPart({ note, name, proven }: DangerousPartProps & { readonly name: string }) {
  const t = useTranslations("account");
  return (
    <>
      <p>{t("passwordAbout")}</p>
      <NoteLine form="password" note={note} />
      <AccountForm action={`${ACCOUNT_FORMS_PATH}password`}>
        {/* For what keeps passwords: whose the new one is. */}
        <input name="username" autoComplete="username" defaultValue={name} hidden />
        <ProofField proven={proven} />
        <PasswordField label={t("newPassword")} name="new" kind="new" />
        <TextButton type="submit">{t("changePassword")}</TextButton>
      </AccountForm>
    </>
  );
}

interface CodesPartProps extends DangerousPartProps {
  readonly left: number;
  /** Whether a link by mail leads back as well. */
  readonly mailing: boolean;
}

export function CodesPart({ note, left, proven, mailing }: CodesPartProps) {
  const t = useTranslations("account");
  return (
    <>
      <p>{t("codesAbout", { count: left, mailing: String(mailing) })}</p>
      <NoteLine form="codes" note={note} />
      <AccountForm action={`${ACCOUNT_FORMS_PATH}codes`}>
        <ProofField proven={proven} />
        <TextButton type="submit">{t("newCodes")}</TextButton>
      </AccountForm>
    </>
  );
}

/** The file is one that the browser saves: a plain form, which leaves no page. */
export function DataPart() {
  const t = useTranslations("account");
  return (
    <>
      <p>{t("dataAbout")}</p>
      <form action={`${ACCOUNT_FORMS_PATH}download`} method="post">
        <TextButton type="submit">{t("download")}</TextButton>
      </form>
    </>
  );
}

export function RemovePart({ note }: PartProps) {
  const t = useTranslations("account");
  return (
    <>
      <p>{t("removeAbout")}</p>
      <NoteLine form="remove" note={note} />
      <AccountForm action={`${ACCOUNT_FORMS_PATH}remove`}>
        <PasswordField label={t("currentPassword")} kind="current" />
        <TextButton type="submit">{t("remove")}</TextButton>
      </AccountForm>
    </>
  );
}
