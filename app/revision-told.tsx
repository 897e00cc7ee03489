import { useTranslations } from "next-intl";
import styles from "#features/editor/revisions.module.css";
import { isRevisionEnd } from "#server/revisions/form.ts";

/** Says what has become of what was asked for by a form, as the address tells; nothing where it tells nothing. */
export function RevisionTold({ told }: { readonly told: string }) {
  const t = useTranslations("revisions");
  return isRevisionEnd(told) ? (
    <p className={styles.told} role="status">
      {t(`ends.${told}`)}
    </p>
  ) : null;
}
