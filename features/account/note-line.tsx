import { useTranslations } from "next-intl";
import type { AccountForm, FormNote } from "#core/account/form-note.ts";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "#core/account/password.ts";
import styles from "./account-form.module.css";

interface NoteLineProps {
  readonly form: AccountForm;
  readonly note: FormNote | null;
}

/** What became of a form when it was sent last. */
export function NoteLine({ form, note }: NoteLineProps) {
  const t = useTranslations("account");
  if (note?.form !== form) return null;
  if (note.fault === null)
    return (
      <p className={styles.done} role="status">
        {t(`done.${form}`)}
      </p>
    );
  return (
    <p className={styles.fault} role="alert">
      {t(`faults.${note.fault}`, {
        shortest: SHORTEST_PASSWORD,
        longest: LONGEST_PASSWORD,
        minutes: Math.ceil(note.seconds / 60),
      })}
    </p>
  );
}
