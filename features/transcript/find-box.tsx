"use client";

import { CaseSensitive, ChevronDown, ChevronUp, Search, WholeWord } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from "react";
import { type FindOptions, type Found, findAll } from "#core/find.ts";
import type { Moment } from "#core/moment.ts";
import { useWaveMarks } from "#features/player/player-context.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import styles from "./find-box.module.css";
import { keepFindOptions, readFindOptions } from "./find-options.ts";
import type { Findable } from "./findable.ts";
import { clearFound, paintFound, placesOnWave } from "./found-marks.ts";

/** A search that led here: what was asked, and where the index finds it in this transcript. */
export interface HandedOver {
  /** Empty for none. */
  readonly query: string;
  readonly found: readonly Found[];
}

interface FindBoxProps {
  /** Null until the text is there to be found in. */
  readonly findable: Findable | null;
  readonly href: string;
  readonly handed: HandedOver;
  /** Where the link led to, which stays in view. */
  readonly moment: Moment | null;
}

/**
 * Finds text in the transcript from the first letter on, marks every match, and steps through them. What a search
 * handed over stays found as the search found it, until something else is typed.
 */
export function FindBox({ findable, href, handed, moment }: FindBoxProps) {
  const t = useTranslations("transcript");
  const id = useId();
  const [query, setQuery] = useState(handed.query);
  const [options, setOptions] = useState<FindOptions | null>(null);
  const [stepped, setStepped] = useState<number | null>(null);
  const literal = query !== handed.query || options !== null || handed.found.length === 0;
  const { matchCase, wholeWords } = options ?? (literal && findable ? readFindOptions() : LOOSE);
  const found = useMemo(() => {
    if (!literal) return handed.found;
    if (!findable) return NOTHING;
    return findAll(findable.text.foldedTexts(matchCase), query, { matchCase, wholeWords });
  }, [literal, handed, findable, query, matchCase, wholeWords]);
  const marks = useMemo(() => (findable ? placesOnWave(findable, found) : NO_MARKS), [findable, found]);
  useWaveMarks(href, marks);
  const here = literal || moment === null ? 0 : nextFrom(findable, found, moment.start);
  const current = stepped ?? here;
  const reveal = stepped !== null || moment === null;

  // Keeps the page's highlights, which React knows nothing of, as the matches are.
  useEffect(() => {
    if (findable) paintFound(findable, found, current, reveal);
    return clearFound;
  }, [findable, found, current, reveal]);

  const find = (text: string) => {
    setQuery(text);
    setStepped(0);
  };
  const step = (by: number) => setStepped((current + by + found.length) % Math.max(1, found.length));
  const choose = (changed: FindOptions) => {
    keepFindOptions(changed);
    setOptions(changed);
    setStepped(0);
  };
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
      <Search size={20} aria-hidden="true" className={styles.icon} />
      <label htmlFor={id} className="visually-hidden">
        {t("find")}
      </label>
      <input
        id={id}
        type="search"
        value={query}
        placeholder={t("find")}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => find(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {query.trim() !== "" && (
        <>
          <IconButton
            name={t("matchCase")}
            aria-pressed={matchCase}
            onClick={() => choose({ matchCase: !matchCase, wholeWords })}
          >
            <CaseSensitive size={20} aria-hidden="true" />
          </IconButton>
          <IconButton
            name={t("wholeWords")}
            aria-pressed={wholeWords}
            onClick={() => choose({ matchCase, wholeWords: !wholeWords })}
          >
            <WholeWord size={20} aria-hidden="true" />
          </IconButton>
          <output htmlFor={id}>
            {found.length === 0 ? t("noMatch") : t("matchOf", { current: current + 1, total: found.length })}
          </output>
          <IconButton name={t("previousMatch")} onClick={() => step(-1)}>
            <ChevronUp size={20} aria-hidden="true" />
          </IconButton>
          <IconButton name={t("nextMatch")} onClick={() => step(1)}>
            <ChevronDown size={20} aria-hidden="true" />
          </IconButton>
        </>
      )}
    </search>
  );
}

const LOOSE: FindOptions = { matchCase: false, wholeWords: false };
const NOTHING: readonly Found[] = [];
const NO_MARKS: readonly number[] = [];

/** Which of what was found comes at or after this time; the first when none does. */
function nextFrom(findable: Findable | null, found: readonly Found[], time: number): number {
  const next = found.findIndex((match) => (findable?.timeOf(match) ?? 0) >= time - SAME_WORD);
  return Math.max(0, next);
}

/** Times of one word, from two sources, differ by no more than rounding. Seconds. */
const SAME_WORD = 0.01;
