import { useTranslations } from "next-intl";
import type { MouseEvent, PointerEvent } from "react";
import { isForElsewhere } from "#features/ui/for-elsewhere.ts";
import { PageLink } from "#features/ui/page-link.tsx";
import { type Choice, KINDS, optionId } from "./choice.ts";
import styles from "./search-box.module.css";

interface SuggestionListProps {
  /** The element's. */
  readonly id: string;
  /** At least one. */
  readonly choices: readonly Choice[];
  readonly active: Choice | null;
  /** What is typed, which is set lighter than what completes it. */
  readonly typed: string;
  /** The pointer has moved onto this choice; null: away from all. */
  readonly onPoint: (choice: Choice | null) => void;
  /** A choice was pressed. It opens by itself. */
  readonly onChoose: (choice: Choice) => void;
}

/** The list under the search box, in groups. The focus stays in the box, which says what is active. */
export function SuggestionList({ id, choices, active, typed, onPoint, onChoose }: SuggestionListProps) {
  const t = useTranslations("search.suggestions");
  const groups = KINDS.map((kind) => ({ kind, members: choices.filter((choice) => choice.kind === kind) }));
  return (
    <div
      id={id}
      role="listbox"
      // No tab stop, though it scrolls: the box above has the focus and the keys.
      tabIndex={-1}
      aria-label={t("label")}
      className={styles.list}
      onMouseDown={keepFocus}
      onPointerLeave={() => onPoint(null)}
    >
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ kind, members }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, which is no fieldset
          <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
            <p id={`${id}-${kind}`} role="presentation">
              {t(kind)}
            </p>
            {members.map((choice) => (
              <Option
                key={choice.href}
                id={optionId(id, choices.indexOf(choice))}
                choice={choice}
                active={choice === active}
                typed={typed}
                onPoint={onPoint}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
    </div>
  );
}

interface OptionProps extends Omit<SuggestionListProps, "choices" | "active"> {
  readonly choice: Choice;
  readonly active: boolean;
}

/** A link, so that it also opens in another tab. */
function Option({ id, choice, active, typed, onPoint, onChoose }: OptionProps) {
  const from = completedFrom(choice.text, typed);
  return (
    <PageLink
      id={id}
      role="option"
      href={choice.href}
      tabIndex={-1}
      aria-selected={active}
      onPointerMove={(event) => isMoved(event) && onPoint(choice)}
      onClick={(event) => !isForElsewhere(event) && onChoose(choice)}
    >
      <span dir="auto">
        <span>{choice.text.slice(0, from)}</span>
        <b>{choice.text.slice(from)}</b>
      </span>
      {choice.detail !== null && (
        <small>
          <bdi>{choice.detail}</bdi>
        </small>
      )}
    </PageLink>
  );
}

/** Where in the text that begins which completes what is typed; its length where it begins otherwise. Case and accents do not matter. */
export function completedFrom(text: string, typed: string): number {
  const beginning = typed.trimStart();
  const { length } = beginning;
  const same = text.slice(0, length).localeCompare(beginning, undefined, { sensitivity: "base" }) === 0;
  return same ? length : text.length;
}

function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** Whether a hand has moved it: browsers also tell of a pointer under which the page has moved. A finger only scrolls. */
function isMoved({ pointerType, movementX, movementY }: PointerEvent): boolean {
  return pointerType !== "touch" && (movementX !== 0 || movementY !== 0);
}
