import { Captions, Ellipsis, Trash2 } from "lucide";
import { useTranslations } from "next-intl";
import { showHref } from "#core/episode/address.ts";
import { trashMoveHref } from "#core/page/trash.ts";
import { transcribeHref } from "#core/upload/transcribe-address.ts";
import { Icon } from "#features/ui/icon.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./manage-menu.module.css";
import { MOVE_ACTION, MoveAbout, MoveFields, type MoveSubject } from "./move-parts.tsx";

const DIALOG = "move-to-trash";
const HEADING = "move-to-trash-title";

interface ManageMenuProps extends MoveSubject {
  /** It lacks words, and there is a server that would write them down. */
  readonly transcribable: boolean;
}

/**
 * What a host can do with a show or an episode. It stands on the pages of everybody, which are the same, and is shown where the
 * first script of pages knows a host (features/account/shown-account.ts); who may is asked when it is done. The dialog is plain
 * HTML, which `TrashLife` opens and sends; until that is there, the link leads to a page that asks the same.
 */
export function ManageMenu({ transcribable, ...subject }: ManageMenuProps) {
  const t = useTranslations("trash");
  const { title, show, episode } = subject;
  return (
    <div className={styles.manage}>
      <details>
        <summary>
          <Icon of={Ellipsis} />
          <span>{t("manage")}</span>
        </summary>
        <ul>
          {transcribable && (
            <li>
              <PageLink href={transcribeHref(show, episode)}>
                <Icon of={Captions} />
                <span>{t("transcribe")}</span>
              </PageLink>
            </li>
          )}
          <li>
            <PageLink href={trashMoveHref({ show, episode })} data-opens={DIALOG} aria-haspopup="dialog">
              <Icon of={Trash2} />
              <span>{t("moveOpens")}</span>
            </PageLink>
          </li>
        </ul>
      </details>
      <dialog id={DIALOG} className={styles.dialog} aria-labelledby={HEADING}>
        <h2 id={HEADING}>{t("moveTitle", { title })}</h2>
        <MoveAbout {...subject} />
        <form
          action={MOVE_ACTION}
          method="post"
          data-moved={t("moved", { title })}
          data-undone={t("back", { title })}
          data-failed={t("failed")}
          data-leads={episode === null ? "/" : showHref(show)}
        >
          <MoveFields {...subject} />
        </form>
        <form method="dialog">
          <TextButton type="submit">{t("cancel")}</TextButton>
        </form>
      </dialog>
    </div>
  );
}
