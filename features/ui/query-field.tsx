"use client";

import { useRef } from "react";
import { ClearButton } from "./clear-button.tsx";
import styles from "./query-field.module.css";

interface QueryFieldProps {
  readonly name: string;
  readonly query: string;
  readonly change: (query: string) => void;
}

/** Where words are typed that narrow the list below it at once. */
export function QueryField({ name, query, change }: QueryFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.box}>
      <input
        ref={field}
        type="search"
        className={styles.query}
        value={query}
        onChange={(event) => change(event.target.value)}
        aria-label={name}
        placeholder={name}
        autoComplete="off"
      />
      {query !== "" && <ClearButton field={field} clear={() => change("")} />}
    </div>
  );
}
