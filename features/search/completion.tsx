"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { type Choice, listChoices, nextChoice, optionId } from "./choice.ts";
import { isTouched, leaveField } from "./leave-field.ts";
import { reveal } from "./reveal.ts";
import { NO_OFFER, type Offer, Suggester } from "./suggester.ts";
import { SuggestionList } from "./suggestion-list.tsx";
import { type TypedSearch, useTypedSearch } from "./use-typed-search.ts";

const LIST = "site-search-suggestions";

interface CompletionProps {
  /** The field that is typed in, which stands in a form. */
  readonly input: RefObject<HTMLInputElement | null>;
  /** Gathers the queries that were asked while they were typed. */
  readonly asked: Set<string>;
}

/**
 * Makes a field the ARIA Authoring Practices' editable combobox with list autocomplete; the text stays as it is typed. Where
 * results stand, these follow what is typed, and the list opens by the arrows only.
 */
export function Completion({ input, asked }: CompletionProps) {
  const t = useTranslations("search");
  const [suggester] = useState(() => new Suggester((url, init) => fetch(url, init)));
  const { suggestions, settled } = useSyncExternalStore(suggester.subscribe, suggester.getOffer, noOffer);
  const choices = listChoices(suggestions);
  const results = useTypedSearch(asked);
  const { typed, active, activate, choose, type, press } = useChoosing(input, suggester, choices, results);
  useHands(input, suggester, type, press);
  useSending(input, results);
  const open = choices.length > 0;
  useStates(input, open, active && optionId(LIST, choices.indexOf(active)));
  return (
    <>
      {open && (
        <SuggestionList
          id={LIST}
          choices={choices}
          active={active}
          typed={typed}
          onPoint={activate}
          onChoose={choose}
        />
      )}
      <p role="status" className="visually-hidden">
        {open && settled && t("suggestions.count", { count: choices.length })}
      </p>
    </>
  );
}

/** What can be done with the field and the choices. `active` is what Enter would choose. */
function useChoosing(
  input: CompletionProps["input"],
  suggester: Suggester,
  choices: readonly Choice[],
  results: TypedSearch,
) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const [href, setHref] = useState<string | null>(null);
  const active = choices.find((choice) => choice.href === href) ?? null;
  const activate = (choice: Choice | null) => setHref(choice?.href ?? null);
  const read = () => input.current?.value ?? "";
  const write = (text: string) => {
    if (input.current) input.current.value = text;
    activate(null);
  };
  /** Takes what stands in the field as typed; `finished` when no input method still holds the letters. */
  const type = (finished: boolean) => {
    setTyped(read());
    activate(null);
    if (!finished) return;
    if (!results.here) return suggester.wish(read());
    suggester.dismiss();
    results.type(read());
  };
  const choose = ({ query }: Choice) => {
    write(query);
    suggester.dismiss();
    if (query === "") input.current?.blur();
    else leaveField(input.current);
  };
  const step = (by: 1 | -1) => {
    if (choices.length === 0) {
      setTyped(read());
      suggester.wish(read());
    }
    const next = nextChoice(choices, active, by);
    activate(next);
    if (next) reveal(optionId(LIST, choices.indexOf(next)));
  };
  /** Whether the key meant something here. */
  const press = (key: string): boolean => {
    if (key === "ArrowDown") step(1);
    else if (key === "ArrowUp") step(-1);
    else if (key === "Enter" && active) {
      choose(active);
      router.push(active.href);
    } else if (key === "Escape" && choices.length > 0) suggester.dismiss();
    else if (key === "Escape" && read() !== "") write("");
    else {
      if (key === "Tab") suggester.dismiss();
      // Whatever else is pressed goes to the text.
      activate(null);
      return false;
    }
    return true;
  };
  return { typed, active, activate, choose, type, press };
}

function noOffer(): Offer {
  return NO_OFFER;
}

type Choosing = ReturnType<typeof useChoosing>;

/** Hears what is done with the field, and that its form is left or sent. */
function useHands(
  input: CompletionProps["input"],
  suggester: Suggester,
  type: Choosing["type"],
  press: Choosing["press"],
): void {
  const onType = useEffectEvent(type);
  const onKey = useEffectEvent(press);
  // Follows the field, which is there before this is, and may have been typed in.
  useEffect(() => {
    const field = input.current;
    if (!field?.form) return;
    const stop = new AbortController();
    const { signal } = stop;
    const leave = ({ currentTarget, relatedTarget }: FocusEvent) => {
      const stays = relatedTarget instanceof Node && currentTarget instanceof Node;
      if (!stays || !currentTarget.contains(relatedTarget)) suggester.dismiss();
    };
    const key = (event: KeyboardEvent) => {
      if (isPlain(event) && onKey(event.key)) event.preventDefault();
    };
    field.addEventListener("input", (event) => onType(!isUnfinished(event)), { signal });
    field.addEventListener("compositionend", () => onType(true), { signal });
    field.addEventListener("keydown", key, { signal });
    field.form.addEventListener("submit", () => suggester.dismiss(), { signal });
    field.form.addEventListener("focusout", leave, { signal });
    if (field === document.activeElement && field.value !== field.defaultValue) onType(true);
    return () => stop.abort();
  }, [input, suggester]);
}

/** Has results that stand here already become those of what is sent, in place of another page. */
function useSending(input: CompletionProps["input"], results: TypedSearch): void {
  const onSend = useEffectEvent((event: Event) => {
    const text = input.current?.value ?? "";
    if (!results.here || text.trim() === "") return;
    event.preventDefault();
    results.finish(text);
  });
  // Follows the form of the field.
  useEffect(() => {
    const { form } = input.current ?? {};
    form?.addEventListener("submit", onSend);
    return () => form?.removeEventListener("submit", onSend);
  }, [input]);
}

/** Says of the field, to whom it is read, whether the list is open, and which option (its id) is active. */
function useStates(input: CompletionProps["input"], open: boolean, active: string | null): void {
  // Follows the list into the field, which is another component's.
  useEffect(() => {
    const field = input.current;
    if (!field) return;
    field.ariaExpanded = String(open);
    setOrRemove(field, "aria-controls", open ? LIST : null);
    setOrRemove(field, "aria-activedescendant", active);
  }, [input, open, active]);
}

function setOrRemove(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** A key with another held is the browser's; a key while composing, the input method's. */
function isPlain({ isComposing, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return !(isComposing || shiftKey || ctrlKey || altKey || metaKey);
}

/** Whether an input method still holds the letters. Touch keyboards compose every plain word: theirs count as typed. */
function isUnfinished(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing && !isTouched();
}
