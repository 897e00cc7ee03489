"use client";

import { Search } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  type FormEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useKeyTip, useShortcut } from "#features/player/player-context.tsx";
import { ClearButton } from "#features/ui/clear-button.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { useLater } from "#features/ui/use-later.ts";
import { type Choice, listChoices, nextChoice, optionId } from "./choice.ts";
import { reveal } from "./reveal.ts";
import styles from "./search-box.module.css";
import { NO_OFFER, type Offer, Suggester } from "./suggester.ts";

/** The search of the header: a plain GET form, focused by `/`, that suggests while one types. Keeps what was searched for. */
export function SearchBox() {
  const t = useTranslations("search");
  const input = useRef<HTMLInputElement>(null);
  const [suggester] = useState(() => new Suggester((url, init) => fetch(url, init)));
  useShortcut("search", () => {
    input.current?.focus();
    input.current?.select();
  });
  const router = useRouter();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    router.push(`/search?${new URLSearchParams({ q: input.current?.value ?? "" })}`);
    suggester.dismiss();
    if (isTouched()) input.current?.blur();
  };
  return (
    <search className={styles.box}>
      <form
        action="/search"
        className={styles.form}
        onSubmit={submit}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && suggester.dismiss()}
      >
        <label htmlFor="site-search" className="visually-hidden">
          {t("label")}
        </label>
        <Combobox input={input} suggester={suggester} />
        <button type="submit" aria-label={t("submit")}>
          <Icon of={Search} />
        </button>
      </form>
    </search>
  );
}

const loadList = async () => (await import("./suggestion-list.tsx")).SuggestionList;

const LIST = "site-search-suggestions";

interface ComboboxProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly suggester: Suggester;
}

/** The ARIA Authoring Practices' editable combobox with list autocomplete; the text stays as it is typed. */
function Combobox({ input, suggester }: ComboboxProps) {
  const t = useTranslations("search");
  const { text, choices, settled, active, activate, type, clear, choose, press } = useBox(input, suggester);
  const { "aria-keyshortcuts": keys } = useKeyTip("search")(t("label"));
  const open = choices.length > 0;
  const SuggestionList = useLater(loadList, open);
  return (
    <>
      <input
        ref={input}
        id="site-search"
        className={styles.query}
        type="search"
        name="q"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? LIST : undefined}
        aria-activedescendant={active ? optionId(LIST, choices.indexOf(active)) : undefined}
        value={text}
        placeholder={t("placeholder")}
        autoComplete="off"
        maxLength={1000}
        aria-keyshortcuts={keys}
        onChange={({ currentTarget, nativeEvent }) => {
          type(currentTarget.value);
          if (!isUnfinished(nativeEvent)) suggester.wish(currentTarget.value);
        }}
        onCompositionEnd={({ currentTarget }) => suggester.wish(currentTarget.value)}
        onKeyDown={(event) => isPlain(event) && press(event.key) && event.preventDefault()}
      />
      {text !== "" && <ClearButton field={input} clear={clear} />}
      {open && SuggestionList && (
        <SuggestionList
          id={LIST}
          choices={choices}
          active={active}
          typed={text}
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

/** What the box holds and what can be done with it. `active` is what Enter would choose. */
function useBox(input: ComboboxProps["input"], suggester: Suggester) {
  const router = useRouter();
  const [text, setText] = useText(input, suggester);
  const { suggestions, settled } = useSyncExternalStore(suggester.subscribe, suggester.getOffer, noOffer);
  const [href, setHref] = useState<string | null>(null);
  const choices = listChoices(suggestions);
  const active = choices.find((choice) => choice.href === href) ?? null;
  const activate = (choice: Choice | null) => setHref(choice?.href ?? null);
  const type = (typed: string) => {
    setText(typed);
    activate(null);
  };
  const clear = () => {
    type("");
    suggester.dismiss();
  };
  const choose = ({ query }: Choice) => {
    type(query);
    suggester.dismiss();
    if (query === "" || isTouched()) input.current?.blur();
  };
  const step = (by: 1 | -1) => {
    if (choices.length === 0) suggester.wish(text);
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
    else if (key === "Escape" && text !== "") type("");
    else {
      if (key === "Tab") suggester.dismiss();
      // Whatever else is pressed goes to the text.
      activate(null);
      return false;
    }
    return true;
  };
  return { text, choices, settled, active, activate, type, clear, choose, press };
}

function noOffer(): Offer {
  return NO_OFFER;
}

/** What stands in the box: what is typed, and at every new address what that searches for. */
function useText(input: ComboboxProps["input"], suggester: Suggester) {
  const query = useSearchParams().get("q") ?? "";
  const [draft, setDraft] = useState({ query, text: query });
  if (draft.query !== query) setDraft({ query, text: query });
  const setText = useCallback((text: string) => setDraft((known) => ({ ...known, text })), []);
  // Follows the field, in which one may have typed before the script was there.
  useEffect(() => {
    const field = input.current;
    if (!field || field.value === field.defaultValue) return;
    setText(field.value);
    if (field === document.activeElement) suggester.wish(field.value);
  }, [input, suggester, setText]);
  return [draft.text, setText] as const;
}

/** A key with another held is the browser's; a key while composing, the input method's. */
function isPlain({ nativeEvent, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return !(nativeEvent.isComposing || shiftKey || ctrlKey || altKey || metaKey);
}

/** Whether an input method still holds the letters. Touch keyboards compose every plain word: theirs count as typed. */
function isUnfinished(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing && !isTouched();
}

/** Whether fingers do it: then the keyboard on the screen must leave before what was found is seen. */
function isTouched(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}
