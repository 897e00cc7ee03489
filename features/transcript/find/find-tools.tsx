"use client";

import { CaseSensitive, ChevronDown, ChevronUp, WholeWord } from "lucide";
import { useTranslations } from "next-intl";
import type { FindOptions } from "#core/text/find.ts";
import { Icon } from "#features/ui/icon.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import styles from "./find-box.module.css";

interface FindToolsProps {
  /** The id of the field that is typed in. */
  readonly field: string;
  readonly options: FindOptions;
  readonly choose: (options: FindOptions) => void;
  /** The index of the match that was gone to. */
  readonly current: number;
  readonly total: number;
  readonly step: (by: 1 | -1) => void;
}

/** How it is looked for, what was found, and the way from match to match. */
export function FindTools({ field, options, choose, current, total, step }: FindToolsProps) {
  const t = useTranslations("transcript");
  return (
    <div className={styles.tools}>
      <FindSwitches options={options} onChange={choose} />
      <output htmlFor={field}>
        {total === 0 ? t("noMatch") : t("matchOf", { current: current + 1, total })}
      </output>
      <IconButton name={t("previousMatch")} onClick={() => step(-1)}>
        <Icon of={ChevronUp} />
      </IconButton>
      <IconButton name={t("nextMatch")} onClick={() => step(1)}>
        <Icon of={ChevronDown} />
      </IconButton>
    </div>
  );
}

interface FindSwitchesProps {
  readonly options: FindOptions;
  readonly onChange: (options: FindOptions) => void;
}

function FindSwitches({ options, onChange }: FindSwitchesProps) {
  const t = useTranslations("transcript");
  const { matchCase, wholeWords } = options;
  return (
    <>
      <IconButton
        name={t("matchCase")}
        aria-pressed={matchCase}
        onClick={() => onChange({ matchCase: !matchCase, wholeWords })}
      >
        <Icon of={CaseSensitive} />
      </IconButton>
      <IconButton
        name={t("wholeWords")}
        aria-pressed={wholeWords}
        onClick={() => onChange({ matchCase, wholeWords: !wholeWords })}
      >
        <Icon of={WholeWord} />
      </IconButton>
    </>
  );
}
