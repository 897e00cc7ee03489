import { useTranslations } from "next-intl";
import type { EditablePassage } from "#core/revision/correction.ts";
import { momentHref } from "#core/time/moment.ts";
import { formatClock } from "#core/time/time.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { Difference } from "./difference.tsx";
import styles from "./revisions.module.css";

/** A passage before and after; null on the side on which there is none. */
export interface PassageChange {
  readonly before: EditablePassage | null;
  readonly after: EditablePassage | null;
}

interface PassageChangesProps {
  /** The page of the episode. */
  readonly href: string;
  /** BCP 47, of the transcript. */
  readonly language: string;
  readonly changes: readonly PassageChange[];
}

/** So many passages are shown of one revision: a name that becomes another may be in hundreds. */
const MOST = 20;

/** What is different in a transcript, passage by passage. */
export function PassageChanges({ href, language, changes }: PassageChangesProps) {
  const t = useTranslations("revisions");
  if (changes.length === 0) return null;
  return (
    <ol className={styles.changes}>
      {changes.slice(0, MOST).map((change) => (
        <li key={(change.after ?? change.before)?.id}>
          <ChangedPassage {...change} href={href} language={language} />
        </li>
      ))}
      {changes.length > MOST && <li>{t("moreChanges", { count: changes.length - MOST })}</li>}
    </ol>
  );
}

function ChangedPassage({
  before,
  after,
  href,
  language,
}: PassageChange & Omit<PassageChangesProps, "changes">) {
  const t = useTranslations("revisions");
  const { start = null } = after ?? before ?? {};
  const [was, is] = [before?.speaker ?? null, after?.speaker ?? null];
  const renamed = before !== null && after !== null && was !== is;
  return (
    <>
      {start !== null && (
        <PageLink className={styles.time} href={momentHref(href, { start, end: null })}>
          {formatClock(start)}
        </PageLink>
      )}
      {renamed && (
        <p className={styles.speaker}>
          <span>{`${t("speaker")} `}</span>
          <Difference before={was ?? t("nobody")} after={is ?? t("nobody")} />
        </p>
      )}
      <p lang={language} dir="auto">
        <Difference before={before?.text ?? ""} after={after?.text ?? ""} />
      </p>
    </>
  );
}
