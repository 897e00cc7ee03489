import { useTranslations } from "next-intl";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { mayAct, type Role } from "#core/account/role.ts";
import type { EpisodeKey } from "#core/episode/address.ts";
import { AccountForm } from "#features/account/account-form.tsx";
import type { ShownRevision } from "#features/editor/revision-item.tsx";
import styles from "#features/editor/revisions.module.css";
import { TextButton } from "#features/ui/text-button.tsx";

interface RevisionActionsProps {
  readonly revision: Pick<ShownRevision, "number" | "state">;
  readonly transcript: EpisodeKey & { readonly language: string };
  /** Where it leads back to: the revisions of the episode, or all that waits. */
  readonly back: "episode" | "waiting";
  /** Who looks at it. */
  readonly role: Role;
  /** Whether it is theirs. */
  readonly own: boolean;
}

/** What somebody may do with a revision, by forms. */
export function RevisionActions({ revision, transcript, back, role, own }: RevisionActionsProps) {
  const t = useTranslations("revisions");
  const { number, state } = revision;
  const decides = mayAct(role, "editor");
  const waits = state === "proposed" || state === "conflict";
  const acts = [
    decides && state === "applied" && ("undo" as const),
    decides && waits && ("accept" as const),
    waits && (decides || own) && ("decline" as const),
  ].filter((act) => act !== false);
  if (acts.length === 0) return null;
  return (
    <div className={styles.actions}>
      {acts.map((act) => (
        <AccountForm key={act} action={`${ACCOUNT_FORMS_PATH}revisions`}>
          <input type="hidden" name="show" value={transcript.show} />
          <input type="hidden" name="episode" value={transcript.episode} />
          <input type="hidden" name="language" value={transcript.language} />
          <input type="hidden" name="revision" value={number} />
          <input type="hidden" name="act" value={act} />
          <input type="hidden" name="back" value={back} />
          <TextButton type="submit" main={act === "accept"} aria-label={t(`acts.${act}Of`, { number })}>
            {t(act === "decline" && !decides ? "acts.takeBack" : `acts.${act}`)}
          </TextButton>
        </AccountForm>
      ))}
    </div>
  );
}
