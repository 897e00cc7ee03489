import { getTranslations } from "next-intl/server";
import { HOST_FORMS_PATH } from "#core/upload/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import kept from "../keeping.module.css";

interface AddFormProps {
  /** What was typed before. */
  readonly address: string;
}

/** Where a host types the address of a feed to see what is there. */
export async function AddForm({ address }: AddFormProps) {
  const t = await getTranslations("keeping");
  return (
    <AccountForm key={address} action={`${HOST_FORMS_PATH}feeds/preview`}>
      <NamedField name={t("feedAddress")}>
        <input
          name="address"
          defaultValue={address}
          required
          maxLength={2000}
          inputMode="url"
          placeholder="https://example.org/feed.xml"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
        />
      </NamedField>
      <p className={kept.soft}>{t("addFeedHint")}</p>
      <TextButton type="submit">{t("preview")}</TextButton>
    </AccountForm>
  );
}
