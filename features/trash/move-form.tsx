import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { showHref } from "#core/episode/address.ts";
import { TRASH_DAYS } from "#core/time/trash-days.ts";
import { TextButton } from "#features/ui/text-button.tsx";

/** What is to be moved to the trash. */
export interface MoveSubject {
  readonly title: string;
  /** Slugs. */
  readonly show: string;
  /** Null for the show itself. */
  readonly episode: string | null;
}

/**
 * Says what will happen, and does it. A browser that has the script stays where what plays goes on (`MoveLife`), and finds
 * the words for that on the form.
 */
export function MoveForm({ title, show, episode }: MoveSubject) {
  const t = useTranslations("trash");
  return (
    <>
      <p>{t(episode === null ? "moveShowAbout" : "moveEpisodeAbout", { days: TRASH_DAYS })}</p>
      <form
        action={`${ACCOUNT_FORMS_PATH}trash/move`}
        method="post"
        data-moved={t("moved", { title })}
        data-undone={t("back", { title })}
        data-failed={t("failed")}
        data-leads={episode === null ? "/" : showHref(show)}
      >
        <input type="hidden" name="show" value={show} />
        {episode !== null && <input type="hidden" name="episode" value={episode} />}
        <TextButton type="submit" main>
          {t("move")}
        </TextButton>
      </form>
    </>
  );
}
