import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
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

/** Where it is sent that something is to be moved. */
export const MOVE_ACTION = `${ACCOUNT_FORMS_PATH}trash/move`;

export function MoveAbout({ episode }: MoveSubject) {
  const t = useTranslations("trash");
  return <p>{t(episode === null ? "moveShowAbout" : "moveEpisodeAbout", { days: TRASH_DAYS })}</p>;
}

export function MoveFields({ show, episode }: MoveSubject) {
  const t = useTranslations("trash");
  return (
    <>
      <input type="hidden" name="show" value={show} />
      {episode !== null && <input type="hidden" name="episode" value={episode} />}
      <TextButton type="submit" main>
        {t("move")}
      </TextButton>
    </>
  );
}
