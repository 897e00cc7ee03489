"use client";

import { Check, History, Replace } from "lucide";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { revisionsHref } from "#core/episode/address.ts";
import type { Track } from "#core/episode/track.ts";
import { Icon } from "#features/ui/icon.tsx";
import { PageLink } from "#features/ui/page-link.tsx";
import { Switch } from "#features/ui/switch.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import type { Editing } from "./editing.ts";
import type { EditingState } from "./editing-state.ts";
import styles from "./editor.module.css";
import type { ReplaceClient } from "./replace-client.ts";
import { ReplacePanel } from "./replace-panel.tsx";

interface EditBarProps {
  readonly editing: Editing;
  readonly state: EditingState;
  readonly replacing: ReplaceClient;
  readonly track: Track;
  readonly language: string;
  readonly leave: () => void;
}

/** What stands over a transcript that is edited. */
export function EditBar({ editing, state, replacing, track, language, leave }: EditBarProps) {
  const t = useTranslations("editor");
  const [searching, setSearching] = useState(false);
  const { mayEdit, looping, passages } = state;
  return (
    <>
      <div className={styles.bar}>
        <TextButton main={state.open === null} icon={<Icon of={Check} />} onClick={leave}>
          {t("done")}
        </TextButton>
        {mayEdit && (
          <TextButton
            icon={<Icon of={Replace} />}
            aria-expanded={searching}
            onClick={() => setSearching(!searching)}
          >
            {t("replaceTitle")}
          </TextButton>
        )}
        {passages.some(({ end }) => end !== null) && (
          <Switch checked={looping} change={(on) => editing.loop(on)}>
            {t("loop")}
          </Switch>
        )}
        <PageLink className={styles.history} href={revisionsHref(track.href, language)}>
          <Icon of={History} />
          <span>{t("revisions")}</span>
        </PageLink>
      </div>
      <p className={styles.about}>{t(mayEdit ? "about" : "aboutProposing")}</p>
      {searching && (
        <ReplacePanel
          client={replacing}
          episode={track.key.episode}
          done={(done) => {
            setSearching(false);
            void editing.renew(done);
          }}
        />
      )}
    </>
  );
}
