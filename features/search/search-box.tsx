"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { useShortcut } from "#features/player/player-context.tsx";
import styles from "./search-box.module.css";
import { NO_OFFER, Suggester } from "./suggester.ts";
import { type Choice, listChoices, optionId, SuggestionList } from "./suggestion-list.tsx";

const LIST = "site-search-suggestions";

/**
 * The search of the header: a plain GET form, focused by `/`, which suggests while one types. Keeps what was searched
 * for. The pattern is the ARIA Authoring Practices' editable combobox with list autocomplete.
 */
export function SearchBox() {
  const t = useTranslations("search");
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [suggester] = useState(() => new Suggester((url, init) => fetch(url, init)));
  const [text, setText] = useText(input, suggester);
  const { choices, settled, active, activate } = useChoices(suggester);
  const open = choices.length > 0;
  useShortcut("search", () => {
    input.current?.focus();
    input.current?.select();
  });

  const type = (typed: string) => {
    setText(typed);
    activate(null);
  };
  const step = (by: 1 | -1) => {
    if (!open) suggester.wish(text);
    const index = nextIndex(active ? choices.indexOf(active) : -1, by, choices.length);
    activate(choices[index] ?? null);
    reveal(optionId(LIST, index));
  };
  const choose = ({ query }: Choice) => {
    type(query);
    suggester.dismiss();
    if (query === "" || isTouched()) input.current?.blur();
  };
  const submit = () => {
    suggester.dismiss();
    if (isTouched()) input.current?.blur();
  };
  /** Whether the key means something here. */
  const press = (key: string): boolean => {
    if (key === "ArrowDown" || key === "ArrowUp") step(key === "ArrowDown" ? 1 : -1);
    else if (key === "Enter" && active) {
      choose(active);
      router.push(active.href);
    } else if (key === "Escape" && open) suggester.dismiss();
    else if (key === "Escape" && text !== "") type("");
    else return false;
    return true;
  };

  return (
    <search className={styles.box}>
      <Form action="/search" className={styles.form} onSubmit={submit}>
        <label htmlFor="site-search" className="visually-hidden">
          {t("label")}
        </label>
        {/* Not the input alone: assistive technology may move the focus onto an option to press it. */}
        <div
          className={styles.field}
          onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && suggester.dismiss()}
        >
          <input
            ref={input}
            id="site-search"
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
            onChange={({ currentTarget, nativeEvent }) => {
              type(currentTarget.value);
              if (!isComposed(nativeEvent)) suggester.wish(currentTarget.value);
            }}
            onCompositionEnd={({ currentTarget }) => suggester.wish(currentTarget.value)}
            onKeyDown={(event) => isPlain(event) && press(event.key) && event.preventDefault()}
          />
          {open && (
            <SuggestionList
              id={LIST}
              choices={choices}
              active={active}
              typed={text}
              onPoint={activate}
              onChoose={choose}
            />
          )}
        </div>
        <button type="submit" aria-label={t("submit")}>
          <Search size={20} aria-hidden="true" />
        </button>
        <p role="status" className="visually-hidden">
          {settled && open && t("suggestions.count", { count: choices.length })}
        </p>
      </Form>
    </search>
  );
}
