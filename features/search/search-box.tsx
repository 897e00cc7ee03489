"use client";

import { Search } from "lucide-react";
import Form from "next/form";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useShortcut } from "#features/player/player-context.tsx";
import styles from "./search-box.module.css";

/** The search of the header: a plain GET form, focused by `/`. Keeps what was searched for. */
export function SearchBox() {
  const t = useTranslations("search");
  const query = useSearchParams().get("q") ?? "";
  const input = useRef<HTMLInputElement>(null);
  useShortcut("search", () => {
    input.current?.focus();
    input.current?.select();
  });
  return (
    <search className={styles.box}>
      <Form action="/search" className={styles.form}>
        <label htmlFor="site-search" className="visually-hidden">
          {t("label")}
        </label>
        <input
          ref={input}
          key={query}
          id="site-search"
          type="search"
          name="q"
          defaultValue={query}
          placeholder={t("placeholder")}
          autoComplete="off"
          maxLength={1000}
        />
        <button type="submit" aria-label={t("submit")}>
          <Search size={20} aria-hidden="true" />
        </button>
      </Form>
    </search>
  );
}
