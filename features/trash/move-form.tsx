import { AccountForm } from "#features/account/account-form.tsx";
import { MOVE_ACTION, MoveAbout, MoveFields, type MoveSubject } from "./move-parts.tsx";

/** Says what will happen, and does it; the page of the trash opens then. */
export function MoveForm(subject: MoveSubject) {
  return (
    <>
      <MoveAbout {...subject} />
      <AccountForm action={MOVE_ACTION}>
        <MoveFields {...subject} />
      </AccountForm>
    </>
  );
}
