"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { LONGEST_LINE } from "#core/revision/wish.ts";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import type { Reply } from "./correction-client.ts";
import type { Done, Fault } from "./editing-state.ts";
import panel from "./panel.module.css";
import styles from "./replace.module.css";
import type { Preview, ReplaceClient, Wanted } from "./replace-client.ts";
import { ReplacePreview } from "./replace-preview.tsx";

interface ReplacePanelProps {
  readonly client: ReplaceClient;
  /** The slug of the episode that is edited. */
  readonly episode: string;
  readonly done: (done: Done) => void;
}

/** What was found for what was asked: what is typed meanwhile asks for something else. */
interface Found {
  readonly wanted: Wanted;
  readonly preview: Preview;
}

/** Other words for some, in this episode or in all of the show, once it has been looked at where they stand. */
export function ReplacePanel({ client, episode, done }: ReplacePanelProps) {
  const t = useTranslations("editor");
  const form = useRef<HTMLFormElement>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  const asked = async <T,>(question: Promise<Reply<T>>, take: (value: T) => void) => {
    setBusy(true);
    const reply = await question;
    setBusy(false);
    if (reply.kind === "answered") {
      setFault(null);
      take(reply.value);
    } else setFault(reply.kind === "refused" ? reply.reason : "lost");
  };
  const preview = (event: FormEvent) => {
    event.preventDefault();
    const wanted = form.current && wantedBy(new FormData(form.current), episode);
    if (!wanted || busy) return;
    void asked(client.preview(wanted), (value) => setFound({ wanted, preview: value }));
  };
  const replace = (wanted: Wanted, without: readonly string[]) =>
    asked(client.replace(wanted, without), ({ batch, replaced }) =>
      done({ kind: "replaced", undo: { kind: "batch", batch }, count: replaced }),
    );
  return (
    <section className={panel.panel} aria-label={t("replaceTitle")}>
      <form ref={form} className={styles.replace} onSubmit={preview} onChange={() => setFound(null)}>
        <NamedField name={t("find")}>
          {/* biome-ignore lint/a11y/noAutofocus: it was just asked for */}
          <input name="find" required autoFocus autoComplete="off" maxLength={LONGEST_LINE} dir="auto" />
        </NamedField>
        <NamedField name={t("replacement")}>
          <input name="replacement" autoComplete="off" maxLength={LONGEST_LINE} dir="auto" />
        </NamedField>
        <NamedField name={t("where")}>
          <select name="where">
            <option value="episode">{t("inEpisode")}</option>
            <option value="show">{t("inShow")}</option>
          </select>
        </NamedField>
        <label className={styles.check}>
          <input type="checkbox" name="wholeWords" defaultChecked />
          <span>{t("wholeWords")}</span>
        </label>
        <label className={styles.check}>
          <input type="checkbox" name="matchCase" defaultChecked />
          <span>{t("matchCase")}</span>
        </label>
        <TextButton type="submit" main={found === null} aria-disabled={busy}>
          {t("preview")}
        </TextButton>
      </form>
      {fault !== null && (
        <p className={panel.fault} role="alert">
          {t(`faults.${fault}`)}
        </p>
      )}
      {found && (
        <ReplacePreview
          {...found}
          busy={busy}
          replace={(without) => busy || void replace(found.wanted, without)}
        />
      )}
    </section>
  );
}

function wantedBy(given: FormData, episode: string): Wanted {
  const read = (name: string) => String(given.get(name) ?? "");
  return {
    find: read("find"),
    replacement: read("replacement"),
    wholeWords: given.has("wholeWords"),
    matchCase: given.has("matchCase"),
    episode: read("where") === "episode" ? episode : null,
  };
}
