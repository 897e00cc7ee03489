"use client";

import { X } from "lucide";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import styles from "./clear-button.module.css";
import { Icon } from "./icon.tsx";

interface ClearButtonProps {
  /** The field that it empties; the focus goes there. */
  readonly field: RefObject<HTMLInputElement | null>;
  /** Called to empty it. */
  readonly clear: () => void;
}

/** Empties a search field, at whose end it stands. It is there while there is something to empty, the same in all browsers. */
export function ClearButton({ field, clear }: ClearButtonProps) {
  const name = useTranslations("search")("clear");
  const press = () => {
    clear();
    field.current?.focus();
  };
  return (
    <button type="button" aria-label={name} title={name} className={styles.clear} onClick={press}>
      <Icon of={X} size={18} />
    </button>
  );
}
