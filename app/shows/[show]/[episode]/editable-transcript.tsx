"use client";

import { History } from "lucide";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import { revisionsHref } from "#core/episode/address.ts";
import type { Track } from "#core/episode/track.ts";
import styles from "#features/editor/edit-switch.module.css";
import { EditablePlace, EditButton } from "#features/editor/edit-switch.tsx";
import { usePlayerParts } from "#features/player/player-context.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { PageLink } from "#features/ui/page-link.tsx";

interface EditableTranscriptProps {
  readonly track: Track;
  /** BCP 47, of the transcript. */
  readonly language: string;
  /** The name of its text. */
  readonly name: string;
  readonly children: ReactNode;
}

/** The transcript of an episode, which can be edited where it stands. */
export function EditableTranscript({ track, language, name, children }: EditableTranscriptProps) {
  const router = useRouter();
  const locale = useLocale();
  const { words } = usePlayerParts();
  const { href } = track;
  const load = useCallback(
    async () => (await import("./loaded-editor.tsx")).loadEditor({ track, language, locale }),
    [track, language, locale],
  );
  const renew = useCallback(() => {
    router.refresh();
    void words.renew(href);
    void import("../../../transcript-change.ts").then(({ tellChange }) => tellChange(href));
  }, [router, words, href]);
  return (
    <EditablePlace load={load} renew={renew} name={name}>
      {children}
    </EditablePlace>
  );
}

/** The tools of a transcript by which it is corrected. */
export function EditTools({ href, language }: { readonly href: string; readonly language: string }) {
  const t = useTranslations("transcript");
  return (
    <>
      <EditButton />
      <PageLink className={styles.revisions} href={revisionsHref(href, language)} title={t("revisions")}>
        <Icon of={History} />
        <span>{t("revisions")}</span>
      </PageLink>
    </>
  );
}
