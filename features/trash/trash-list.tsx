import { useFormatter, useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { isReplaced, type TrashedItem } from "#core/page/trash.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./trash-list.module.css";

interface TrashListProps {
  readonly items: readonly TrashedItem[];
  /** Whether who looks may delete for good. */
  readonly deleting: boolean;
}

/** What lies in the trash, and what can be done with it. */
export function TrashList({ items, deleting }: TrashListProps) {
  const t = useTranslations("trash");
  return (
    <ul className={styles.list} aria-label={t("title")}>
      {items.map((item) => (
        <li key={item.id}>
          <Described {...item} />
          {item.state === "kept" && (
            <div className={styles.actions}>
              <AccountForm action={`${ACCOUNT_FORMS_PATH}trash/restore`}>
                <input type="hidden" name="id" value={item.id} />
                <TextButton type="submit" aria-label={t("restoreNamed", { title: item.title })}>
                  {t("restore")}
                </TextButton>
              </AccountForm>
              {deleting && <Removal {...item} />}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Described({ kind, state, title, showTitle, parts, who, deletedAt, daysLeft }: TrashedItem) {
  const t = useTranslations("trash");
  const format = useFormatter();
  const time = format.dateTime(deletedAt, { dateStyle: "medium", timeStyle: "short" });
  return (
    <div className={styles.described}>
      <p className={styles.kind}>{t(`kinds.${kind ?? "other"}`)}</p>
      <h2 dir="auto">{title}</h2>
      {showTitle !== title && (
        <p className={styles.of} dir="auto">
          {showTitle}
        </p>
      )}
      {kind === "show" && <p className={styles.of}>{t("episodes", { count: parts })}</p>}
      <p className={styles.facts}>
        <span>{t(isReplaced(kind) ? "replaced" : "deleted", { who: who ?? t("nobody"), time })}</span>{" "}
        <strong>{state === "kept" ? t("daysLeft", { count: daysLeft }) : t(state)}</strong>
      </p>
    </div>
  );
}

/** Asked once more, with script and without. */
function Removal({ id, title }: TrashedItem) {
  const t = useTranslations("trash");
  return (
    <details className={styles.removal}>
      <summary aria-label={t("removeOpensNamed", { title })}>{t("removeOpens")}</summary>
      <p>{t("removeAbout")}</p>
      <AccountForm action={`${ACCOUNT_FORMS_PATH}trash/remove`}>
        <input type="hidden" name="id" value={id} />
        <TextButton type="submit" main aria-label={t("removeNamed", { title })}>
          {t("remove")}
        </TextButton>
      </AccountForm>
    </details>
  );
}

/** Deletes all that lies there for good. */
export function EmptyTrash({ count }: { readonly count: number }) {
  const t = useTranslations("trash");
  return (
    <details className={styles.removal}>
      <summary>{t("emptyOpens")}</summary>
      <p>{t("emptyAbout", { count })}</p>
      <AccountForm action={`${ACCOUNT_FORMS_PATH}trash/empty`}>
        <TextButton type="submit" main>
          {t("empty")}
        </TextButton>
      </AccountForm>
    </details>
  );
}
