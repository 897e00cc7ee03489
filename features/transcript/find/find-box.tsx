"use client";

import { Search } from "lucide";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useMemo, useRef } from "react";
import type { Moment } from "#core/time/moment.ts";
import { useWaveMarks } from "#features/player/player-context.tsx";
import { ClearButton } from "#features/ui/clear-button.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { useLinkMoment } from "#features/ui/link-moment.ts";
import { useLater } from "#features/ui/use-later.ts";
import styles from "./find-box.module.css";
import type { Findable } from "./findable.ts";
import { placesOnWave } from "./found-marks.ts";
import { type HandedOver, useFinding } from "./use-finding.ts";

const loadTools = async () => (await import("./find-tools.tsx")).FindTools;

interface FindBoxProps {
  /** Null until the text is there to be found in. */
  readonly findable: Findable | null;
  readonly href: string;
  readonly handed: HandedOver;
  readonly moment: Moment | null;
}

/** Finds text in the transcript from the first letter on, marks every match, and steps through them. */
export function FindBox({ findable, href, handed, moment }: FindBoxProps) {
  const t = useTranslations("transcript");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const arrived = useLinkMoment().arrival !== null;
  const { query, options, found, current, find, step, choose } = useFinding({
    href,
    findable,
    handed,
    moment,
    arrived,
  });
  const findEarly = useEffectEvent(find);
  // What was typed before the script came is looked for, too.
  useEffect(() => {
    const typed = field.current?.value ?? "";
    if (typed !== "" && field.current === document.activeElement) findEarly(typed);
  }, []);
  const marks = useMemo(() => (findable ? placesOnWave(findable, found) : []), [findable, found]);
  useWaveMarks(href, marks);
  const wanted = findable !== null && query.trim() !== "";
  const FindTools = useLater(loadTools, wanted);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" || event.key === "F3") {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      find("");
    }
  };

  return (
    <search className={styles.find}>
      <div className={styles.box}>
        <Icon of={Search} />
        <label htmlFor={id} className="visually-hidden">
          {t("find")}
        </label>
        <input
          ref={field}
          id={id}
          className={styles.query}
          type="search"
          value={query}
          placeholder={t("find")}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => find(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {query !== "" && <ClearButton field={field} clear={() => find("")} />}
      </div>
      {wanted && FindTools && (
        <FindTools
          field={id}
          options={options}
          choose={choose}
          current={current}
          total={found.length}
          step={step}
        />
      )}
    </search>
  );
}
