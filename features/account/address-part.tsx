import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import type { FormNote } from "#core/account/form-note.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./account-form.module.css";
import { AccountForm } from "./account-form.tsx";
import { AddressField, ProofField } from "./fields.tsx";
import { NoteLine } from "./note-line.tsx";
import { strong } from "./strong.tsx";

interface AddressPartProps {
  readonly note: FormNote | null;
  /** By which one signs in; null for none. */
  readonly address: string | null;
  /** To which a link was sent that was not opened yet; null for none. */
  readonly pending: string | null;
  /** Whether mail can be sent at all. */
  readonly mailing: boolean;
  /** Whether one has just signed in by what takes the place of the password. */
  readonly proven: boolean;
}

const ACTION = `${ACCOUNT_FORMS_PATH}address`;

/** Sets the address by which somebody signs in, and removes it. */
export function AddressPart({ note, address, pending, mailing, proven }: AddressPartProps) {
  const t = useTranslations("account");
  const typed = note?.form === "address" && note.fault !== null ? note.address : "";
  return (
    <>
      <p>{t("addressAbout")}</p>
      {address !== null && <p>{t.rich("addressNow", { address, strong })}</p>}
      {pending !== null && <p>{t.rich("addressPending", { address: pending, strong })}</p>}
      <NoteLine form="address" note={note} />
      <NoteLine form="addressConfirmed" note={note} />
      <NoteLine form="addressRemoval" note={note} />
      {mailing && (
        <AccountForm action={ACTION}>
          <AddressField key={typed} address={typed} required />
          <ProofField proven={proven} />
          <TextButton type="submit">{t(address === null ? "addAddress" : "changeAddress")}</TextButton>
        </AccountForm>
      )}
      {(address ?? pending) !== null && (
        <div className={styles.apart}>
          <AccountForm action={`${ACTION}/remove`}>
            <ProofField proven={proven} />
            <TextButton type="submit">{t("removeAddress")}</TextButton>
          </AccountForm>
        </div>
      )}
    </>
  );
}
