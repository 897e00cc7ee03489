import { HOST_FORMS_PATH } from "#core/upload/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { TextButton } from "#features/ui/text-button.tsx";

interface JobActProps {
  readonly id: number;
  readonly act: "cancel" | "run";
  /** Where it leads to. */
  readonly page: string;
  /** Of the button, for who does not see what it stands beside. */
  readonly name: string;
  readonly children: string;
}

/** A button that does something with a job. */
export function JobAct({ id, act, page, name, children }: JobActProps) {
  return (
    <AccountForm action={`${HOST_FORMS_PATH}jobs/${act}`}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="page" value={page} />
      <TextButton type="submit" aria-label={name}>
        {children}
      </TextButton>
    </AccountForm>
  );
}
