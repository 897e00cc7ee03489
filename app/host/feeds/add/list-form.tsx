import { getTranslations } from "next-intl/server";
import { HOST_FORMS_PATH } from "#core/upload/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import fields from "#features/upload/fields.module.css";
import kept from "../../keeping.module.css";

/** Where a host hands in what another podcast app exports. */
export async function ListForm() {
  const t = await getTranslations("keeping");
  return (
    <AccountForm action={`${HOST_FORMS_PATH}feeds/list`} files>
      <p className={kept.soft}>{t("listAbout")}</p>
      <NamedField name={t("listFile")}>
        <input
          type="file"
          name="list"
          accept=".opml,.xml,.txt,text/x-opml,text/xml,application/xml,text/plain"
          className={fields.file}
        />
      </NamedField>
      <NamedField name={t("listPasted")}>
        <textarea name="pasted" rows={4} className={fields.text} spellCheck={false} dir="ltr" />
      </NamedField>
      <TextButton type="submit">{t("listRead")}</TextButton>
    </AccountForm>
  );
}
