"use client";

import { ChevronDown, ChevronUp, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from "react";
import { type Found, findAll } from "#core/find.ts";
import { useWaveMarks } from "#features/player/player-context.tsx";
import { IconButton } from "#features/ui/icon-button.tsx";
import styles from "./find-box.module.css";
import { paint } from "./highlight.ts";
import type { Reader } from "./reader.ts";

/** So many marks stand around the current one; painting tens of thousands would stutter. */
const MOST_PAINTED = 2000;
/** A waveform has no room for more marks. */
const MOST_ON_WAVE = 300;

interface FindBoxProps {
  /** Null until the text is there to be found in. */
  readonly reader: Reader | null;
  readonly href: string;
  /** What is looked for at first; empty for nothing. */
  readonly initial: string;
}

/** Finds text in the transcript from the first letter on, marks every match, and steps through them. */
export function FindBox({ reader, href, initial }: FindBoxProps) {
  const t = useTranslations("transcript");
  const id = useId();
  const [query, setQuery] = useState(initial);
  const [current, setCurrent] = useState(0);
  const found = useMemo(() => (reader ? findAll(reader.foldedTexts(), query) : NOTHING), [reader, query]);
  const marks = useMemo(() => (reader ? wavePlaces(reader, found) : NO_MARKS), [reader, found]);
  useWaveMarks(href, marks);

  // Keeps the page's highlights, which React knows nothing of, as the matches are.
  useEffect(() => {
    if (reader) paintMatches(reader, found, current);
    return clearMatches;
  }, [reader, found, current]);

  const find = (text: string) => {
    setQuery(text);
    setCurrent(0);
  };
  const step = (by: number) => setCurrent((current + by + found.length) % Math.max(1, found.length));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") {
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

const NOTHING: readonly Found[] = [];
const NO_MARKS: readonly number[] = [];

function wavePlaces(reader: Reader, found: readonly Found[]): readonly number[] {
  const every = Math.ceil(found.length / MOST_ON_WAVE);
  return found.filter((_, index) => index % every === 0).flatMap((match) => reader.timeOf(match) ?? []);
}

function paintMatches(reader: Reader, found: readonly Found[], current: number): void {
  const from = Math.max(0, current - MOST_PAINTED / 2);
  const ranges = found
    .slice(from, from + MOST_PAINTED)
    .flatMap((match) => reader.text.range(match.text, match.start, match.end) ?? []);
  const now = ranges[current - from];
  paint("found", ranges);
  paint("found-now", now ? [now] : []);
  if (!now) return;
  reader.follow.pause();
  reader.scrollTo(now);
}

function clearMatches(): void {
  paint("found", []);
  paint("found-now", []);
}
