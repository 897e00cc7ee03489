"use client";

import { Search } from "lucide";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useKeyTip, useShortcut } from "#features/player/player-context.tsx";
import { ClearButton } from "#features/ui/clear-button.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { PageForm } from "#features/ui/page-form.tsx";
import { useLater } from "#features/ui/use-later.ts";
import { leaveField } from "./leave-field.ts";
import styles from "./search-box.module.css";

const loadCompletion = async () => (await import("./completion.tsx")).Completion;

/** The search of the header: a plain GET form, focused by `/`, that suggests while one types. Keeps what was searched for. */
export function SearchBox() {
  const t = useTranslations("search");
  const input = useRef<HTMLInputElement>(null);
  const [asked] = useState(() => new Set<string>());
  const query = useQuery(input, asked);
  const [entered, setEntered] = useState(false);
  const Completion = useLater(loadCompletion, entered);
  const { "aria-keyshortcuts": keys } = useKeyTip("search")(t("label"));
  useShortcut("search", () => {
    input.current?.focus();
    input.current?.select();
  });
  const clear = () => {
    write(input, "");
    input.current?.dispatchEvent(new InputEvent("input"));
  };
  return (
    <search className={styles.box}>
      <PageForm action="/search" className={styles.form} onSubmit={() => leaveField(input.current)}>
        <label htmlFor="site-search" className="visually-hidden">
          {t("label")}
        </label>
        <input
          ref={input}
          id="site-search"
          className={styles.query}
          type="search"
          name="q"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={false}
          defaultValue={query}
          placeholder={t("placeholder")}
          autoComplete="off"
          maxLength={1000}
          aria-keyshortcuts={keys}
          onFocus={() => setEntered(true)}
        />
        <ClearButton field={input} clear={clear} />
        {Completion && <Completion input={input} asked={asked} />}
        <button type="submit" aria-label={t("submit")}>
          <Icon of={Search} />
        </button>
      </PageForm>
    </search>
  );
}

/**
 * What the address searches for. At every new one the box says it, but for what was asked while it was typed; what is typed
 * stays until then.
 */
function useQuery(input: RefObject<HTMLInputElement | null>, asked: ReadonlySet<string>): string {
  const query = useSearchParams().get("q") ?? "";
  const said = useRef(query);
  // Follows the address.
  useEffect(() => {
    if (said.current !== query && !asked.has(query)) write(input, query);
    said.current = query;
  }, [input, query, asked]);
  return query;
}

function write({ current: field }: RefObject<HTMLInputElement | null>, text: string): void {
  if (field) field.value = text;
}
