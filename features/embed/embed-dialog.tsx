"use client";

import { Check, Copy } from "lucide";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { embedFrame } from "#core/embed/frame.ts";
import {
  EMBED_THEMES,
  type EmbedOptions,
  embedHeight,
  embedHref,
  latestEmbedHeight,
  latestEmbedHref,
  PLAIN_EMBED,
} from "#core/embed/options.ts";
import type { Track } from "#core/episode/track.ts";
import { wholeUrl } from "#core/episode/whole-url.ts";
import { LIGHT } from "#core/page/palette.ts";
import { formatClock } from "#core/time/time.ts";
import { copyText } from "#features/ui/copy-text.ts";
import { Dialog } from "#features/ui/dialog.tsx";
import field from "#features/ui/field.module.css";
import { Icon } from "#features/ui/icon.tsx";
import { NamedField } from "#features/ui/named-field.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import styles from "./embed-dialog.module.css";

/** How many episodes the player of a show lists here. */
const LATEST = 2;

/** What the player plays. */
type Subject = "episode" | "latest";

interface EmbedDialogProps {
  readonly track: Track;
  readonly transcribed: boolean;
  /** Where the episode is now, in whole seconds. */
  readonly now: number;
  readonly onClose: () => void;
}

/** How the player is to look on another page, how that looks, and the code for it. */
export function EmbedDialog({ track, transcribed, now, onClose }: EmbedDialogProps) {
  const t = useTranslations("embedDialog");
  const [options, setOptions] = useState<EmbedOptions>({ ...PLAIN_EMBED, transcript: transcribed });
  const [subject, setSubject] = useState<Subject>("episode");
  const isEpisode = subject === "episode";
  const href = isEpisode ? embedHref(track.key, options) : latestEmbedHref(track.key.show, LATEST, options);
  const src = wholeUrl(href, window.location.origin);
  const height = isEpisode ? embedHeight(options.transcript) : latestEmbedHeight(LATEST);
  const title = isEpisode ? track.title : track.showTitle;
  const { html } = embedFrame({ src, title, width: null, height });
  return (
    <Dialog title={t("title")} closeName={t("close")} onClose={onClose}>
      <SubjectChoice subject={subject} onChange={setSubject} />
      <Choices
        options={options}
        onChange={setOptions}
        transcribed={isEpisode && transcribed}
        now={isEpisode ? now : 0}
      />
      <iframe key={href} className={styles.preview} src={href} title={t("preview")} height={height} />
      <Code html={html} />
    </Dialog>
  );
}

interface SubjectChoiceProps {
  readonly subject: Subject;
  readonly onChange: (subject: Subject) => void;
}

function SubjectChoice({ subject, onChange }: SubjectChoiceProps) {
  const t = useTranslations("embedDialog");
  return (
    <label className={styles.subject}>
      <span>{t("what")}</span>
      <select
        className={field.field}
        value={subject}
        onChange={({ target }) => onChange(target.value === "latest" ? "latest" : "episode")}
      >
        <option value="episode">{t("episode")}</option>
        <option value="latest">{t("latest")}</option>
      </select>
    </label>
  );
}

interface ChoicesProps {
  readonly options: EmbedOptions;
  readonly onChange: (options: EmbedOptions) => void;
  readonly transcribed: boolean;
  readonly now: number;
}

function Choices({ options, onChange, transcribed, now }: ChoicesProps) {
  const t = useTranslations("embedDialog");
  const change = (changes: Partial<EmbedOptions>) => onChange({ ...options, ...changes });
  return (
    <div className={styles.choices}>
      <label>
        <span>{t("theme")}</span>
        <select
          className={field.field}
          value={options.theme}
          onChange={({ target }) =>
            change({ theme: EMBED_THEMES.find((theme) => theme === target.value) ?? "auto" })
          }
        >
          {EMBED_THEMES.map((theme) => (
            <option key={theme} value={theme}>
              {t(`themes.${theme}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t("accent")}</span>
        <input
          type="color"
          value={options.accent ?? LIGHT.accent}
          onChange={({ target }) => change({ accent: target.value })}
        />
      </label>
      {now > 0 && (
        <label>
          <input
            type="checkbox"
            checked={options.moment !== null}
            onChange={({ target }) => change({ moment: target.checked ? { start: now, end: null } : null })}
          />
          <span>{t("start", { time: formatClock(now) })}</span>
        </label>
      )}
      {transcribed && (
        <label>
          <input
            type="checkbox"
            checked={options.transcript}
            onChange={({ target }) => change({ transcript: target.checked })}
          />
          <span>{t("transcript")}</span>
        </label>
      )}
    </div>
  );
}

function Code({ html }: { readonly html: string }) {
  const t = useTranslations("embedDialog");
  const [copied, setCopied] = useState<{ readonly html: string; readonly done: boolean } | null>(null);
  const outcome = copied?.html === html ? copied.done : null;
  const copy = async () => setCopied({ html, done: await copyText(html) });
  return (
    <div className={styles.code}>
      <NamedField name={t("code")}>
        <textarea readOnly rows={4} value={html} dir="ltr" onFocus={({ target }) => target.select()} />
      </NamedField>
      <TextButton icon={<Icon of={outcome === true ? Check : Copy} />} onClick={() => void copy()}>
        {t("copyCode")}
      </TextButton>
      <p role="status">{outcome !== null && t(outcome ? "copied" : "copyFailed")}</p>
    </div>
  );
}
