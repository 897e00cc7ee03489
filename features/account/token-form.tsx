import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import { AccountForm } from "./account-form.tsx";

interface TokenFormProps {
  /** The end of its address, below that of the forms of accounts. */
  readonly action: string;
  /** By what the page was opened, from a link or by an app. */
  readonly token: string;
  /** What is on the button. */
  readonly label: string;
}

/** A button by which somebody agrees to what a page with a token asks. */
export function TokenForm({ action, token, label }: TokenFormProps) {
  return (
    <AccountForm action={`${ACCOUNT_FORMS_PATH}${action}`}>
      <input type="hidden" name="token" value={token} />
      <TextButton type="submit" main>
        {label}
      </TextButton>
    </AccountForm>
  );
}
