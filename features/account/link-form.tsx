import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH, pageHref, SIGN_IN } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";
import { AddressField } from "./fields.tsx";
import { NoteLine } from "./note-line.tsx";

interface LinkFormProps {
  readonly note: FormNote | null;
  /** Where the link leads. */
  readonly next: string;
}

/** Asks for a link by mail. */
export function LinkForm({ note, next }: LinkFormProps) {
  const t = useTranslations("account");
  const typed = note?.form === "link" ? note.address : "";
  return (
    <>
      <NoteLine form="link" note={note} />
      <AccountForm action={`${ACCOUNT_FORMS_PATH}sign-in/link`}>
        <input type="hidden" name="next" value={next} />
        <AddressField key={typed} address={typed} required />
        <TextButton type="submit" main>
          {t("sendLink")}
        </TextButton>
      </AccountForm>
      <div className={styles.ways}>
        <PageLink href={pageHref(SIGN_IN, { next })}>{t("signInOtherwise")}</PageLink>
      </div>
    </>
  );
}
