"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { type FindOptions, type Found, findAll } from "#core/text/find.ts";
import type { Moment } from "#core/time/moment.ts";
import { noteLeft, recallLeft } from "../left-state.ts";
import { keepFindOptions, readFindOptions } from "./find-options.ts";
import type { Findable } from "./findable.ts";
import { clearFound, paintFound, rangeOf } from "./found-marks.ts";

/** A search that led here: what was asked, and where the index finds it in this transcript. */
export interface HandedOver {
  /** Empty for none. */
  readonly query: string;
  readonly found: readonly Found[];
}

interface FindingProps {
  /** The address of the episode. */
  readonly href: string;
  /** Null until the text is there to be found in. */
  readonly findable: Findable | null;
  readonly handed: HandedOver;
  /** Where the link led to, which stays in view. */
  readonly moment: Moment | null;
  /** Whether a link was followed here; not when the page was only come back to. */
  readonly arrived: boolean;
}

const LOOSE: FindOptions = { matchCase: false, wholeWords: false };
const NOTHING: readonly Found[] = [];

/** A match that someone wants to see. An object, so that wanting the same one again shows it again. */
interface Wish {
  readonly index: number;
}

/** What a link that names no moment wants. */
const FIRST: Wish = { index: 0 };

/**
 * What is sought, where it was found, and which match is the current one, 0 when nothing was found. What a search
 * handed over stays found as the search found it, until something else is typed or a switch is pressed.
 */
export function useFinding({ href, findable, handed, moment, arrived }: FindingProps) {
  const [query, setQuery] = useState(handed.query);
  const [switched, setSwitched] = useState<FindOptions | null>(null);
  const [wish, setWish] = useState<Wish | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  // Follows the browser's own history: who comes back finds what they had found.
  useEffect(() => {
    const { query: left, match } = recallLeft(href);
    if (left === null) return;
    setQuery(left);
    setBefore(match);
  }, [href]);
  const literal = query !== handed.query || switched !== null || handed.found.length === 0;
  const { matchCase, wholeWords } = switched ?? (literal && findable ? readFindOptions() : LOOSE);
  const found = useMemo(() => {
    if (!literal) return handed.found;
    if (!findable) return NOTHING;
    return findAll(findable.text.foldedTexts(matchCase), query, { matchCase, wholeWords });
  }, [literal, handed, findable, query, matchCase, wholeWords]);
  const first = useMemo(() => firstFrom(findable, found, moment), [findable, found, moment]);
  const current = wish?.index ?? before ?? first;
  usePainting(
    findable,
    found,
    current,
    wish ?? (arrived && before === null && moment === null ? FIRST : null),
  );

  const want = (text: string, index: number) => {
    setWish({ index });
    noteLeft(href, { query: text, match: index });
  };

  return {
    query,
    options: { matchCase, wholeWords },
    found,
    current,
    find: (text: string) => {
      setQuery(text);
      want(text, 0);
    },
    step: (by: 1 | -1) => want(query, (current + by + found.length) % Math.max(1, found.length)),
    choose: (options: FindOptions) => {
      keepFindOptions(options);
      setSwitched(options);
      want(query, 0);
    },
  };
}

/** Keeps the page's highlights, which React knows nothing of, as the matches are; scrolls once for every wish. */
function usePainting(
  findable: Findable | null,
  found: readonly Found[],
  current: number,
  wish: Wish | null,
): void {
  const fulfilled = useRef<Wish | null>(null);
  // Follows the text of the page, which may come later than the matches, and come anew.
  useEffect(() => {
    if (!findable) return;
    paintFound(findable, found, current);
    return clearFound;
  }, [findable, found, current]);
  useEffect(() => {
    if (!findable || wish === null || wish === fulfilled.current) return;
    fulfilled.current = wish;
    const match = found[current];
    const range = match ? rangeOf(findable, match) : null;
    if (range) findable.reveal(range);
  }, [findable, found, current, wish]);
}

/** Which of what was found is spoken at the moment or after it; the first when none is, or there is no moment. */
function firstFrom(findable: Findable | null, found: readonly Found[], moment: Moment | null): number {
  if (!findable || moment === null) return 0;
  const from = moment.start - SAME_WORD;
  return Math.max(
    0,
    found.findIndex((match) => (findable.timeOf(match) ?? Number.NEGATIVE_INFINITY) >= from),
  );
}

/** Times of one word, from two sources, differ by no more than rounding. Seconds. */
const SAME_WORD = 0.01;
