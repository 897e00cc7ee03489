"use client";

import { useRouter } from "next/navigation";
import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { type EpisodeFilter, type EpisodeOrder, filterHref, ORDERS } from "#core/episode/filter.ts";
import { fillForm, useLastCall } from "./live-form.ts";

/** What a list is narrowed to. */
export interface Filtered {
  readonly href: string;
  readonly filter: EpisodeFilter;
  /** The order that needs not be named. */
  readonly usual: EpisodeOrder;
}

interface FilterHandsProps extends Filtered {
  /** Whose fields are named as the filter's parameters. */
  readonly form: RefObject<HTMLFormElement | null>;
  /** Something was chosen or sent before this was there. */
  readonly touched: boolean;
}

/** After so long without a key what is typed is looked for. Milliseconds. */
const PAUSE = 300;

/** Opens what the form asks for as soon as that changes, and has the form say what the address does. */
export function FilterHands({ href, filter, usual, form, touched }: FilterHandsProps) {
  const router = useRouter();
  const later = useLastCall();
  /** What was typed here and looked for: when it is shown, more may have been typed since. */
  const sent = useRef(new Set<string>());
  /** Where the form last led, until that is shown. */
  const awaited = useRef<string | null>(null);
  const { text, speaker, transcribed, order } = filter;
  const apply = () => {
    if (!form.current) return;
    const wanted = readForm(form.current, { filter, usual });
    const next = filterHref(href, wanted);
    if (next === (awaited.current ?? filterHref(href, { ...filter, page: 1 }))) return;
    awaited.current = next;
    sent.current.add(wanted.text);
    // What is typed is one step back, not one for each letter.
    const typing = text !== "" && wanted.text !== text;
    router[typing ? "replace" : "push"](next, { scroll: false });
  };
  const isEarly = () => touched || form.current?.contains(document.activeElement) === true;
  const begin = useEffectEvent((first: boolean) => {
    awaited.current = null;
    const values = { text, speaker, transcribed, order: order ?? usual };
    // What was chosen or typed before the script came counts.
    if (first && isEarly()) apply();
    else if (form.current) fillForm(form.current, values, sent.current.has(text));
  });
  const begun = useRef(false);
  // Follows the address, which links and the browser's Back change too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: that one of them has changed is all there is to know
  useEffect(() => {
    begin(!begun.current);
    begun.current = true;
  }, [text, speaker, transcribed, order, usual]);
  const change = useEffectEvent(({ target }: Event) =>
    later(apply, target instanceof HTMLInputElement && target.type === "search" ? PAUSE : 0),
  );
  // Follows the form, which is there before this is.
  useEffect(() => {
    const stop = new AbortController();
    for (const type of ["input", "change", "submit"])
      form.current?.addEventListener(type, (event) => change(event), { signal: stop.signal });
    return () => stop.abort();
  }, [form]);
  return null;
}

/** The filter as the form says it, from its first page on; what the form does not ask for stays. */
function readForm(form: HTMLFormElement, { filter, usual }: Omit<Filtered, "href">): EpisodeFilter {
  const data = new FormData(form);
  const read = (name: string) => String(data.get(name) ?? "").trim();
  const order = ORDERS.find((choice) => choice === read("order")) ?? null;
  return {
    ...filter,
    text: read("text"),
    speaker: read("speaker") || null,
    transcribed: data.has("transcribed"),
    order: order === usual ? null : order,
    page: 1,
  };
}
