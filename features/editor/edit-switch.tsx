"use client";

import { Pencil } from "lucide";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import {
  createContext,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { pageHref, SIGN_IN } from "#core/account/address.ts";
import { EDIT_HASH } from "#core/episode/address.ts";
import { useKeyTip, useShortcut } from "#features/player/player-context.tsx";
import { Icon } from "#features/ui/icon.tsx";
import { say } from "#features/ui/say.ts";
import styles from "./edit-switch.module.css";
import type { keepLine, ReadLine, readLine } from "./read-line.ts";

/** What is edited with, in place of the transcript. */
interface EditorProps {
  /** Where the text was read when it was asked for. */
  readonly line: ReadLine | null;
  /** The transcript is another one now. */
  readonly changed: () => void;
  readonly leave: () => void;
}

/** What comes when a transcript is to be edited. */
export interface EditorPart {
  /** The editor. */
  readonly render: (props: EditorProps) => ReactNode;
  readonly readLine: typeof readLine;
  readonly keepLine: typeof keepLine;
}

const EditContext = createContext<() => void>(() => {});

interface EditablePlaceProps {
  /** Fetches what is edited with. The same function each time. */
  readonly load: () => Promise<EditorPart>;
  /** Has the page, and all that shows the transcript, be made anew. */
  readonly renew: () => void;
  /** The name of the text that stands here: another one's is another. */
  readonly name: string;
  /** The transcript. */
  readonly children: ReactNode;
}

/** A transcript in the place of which it can be edited: with a script that is fetched when it is asked for. */
export function EditablePlace({ load, renew, name, children }: EditablePlaceProps) {
  const t = useTranslations("transcript");
  const router = useRouter();
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<{ readonly part: EditorPart; readonly line: ReadLine | null } | null>(
    null,
  );
  const changed = useRef(false);

  const begin = () => {
    if (!isSignedIn()) {
      const next = `${window.location.pathname}${window.location.search}${EDIT_HASH}`;
      router.push(pageHref(SIGN_IN, { next }));
      return;
    }
    load().then(
      (part) => setOpen({ part, line: part.readLine(place.current) }),
      () => say(t("editFailed")),
    );
  };
  const leave = () => {
    if (place.current) open?.part.keepLine(place.current, focusTime);
    // The page may still be on its way that shows what was changed.
    startTransition(() => {
      if (changed.current) renew();
      changed.current = false;
      setOpen(null);
    });
  };
  // A key that was hit by chance takes nobody from their page.
  const beginByKey = () => (isSignedIn() ? begin() : say(t("editSignedOut")));
  useShortcut("edit", open ? leave : beginByKey);
  const beginByAddress = useEffectEvent(begin);
  // Follows the address, by which one comes back from signing in.
  useEffect(() => {
    if (window.location.hash !== EDIT_HASH) return;
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    if (isSignedIn()) beginByAddress();
  }, []);
  return (
    <EditContext value={begin}>
      <div ref={place} data-text={name}>
        {open
          ? open.part.render({
              line: open.line,
              changed: () => {
                changed.current = true;
                startTransition(renew);
              },
              leave,
            })
          : children}
      </div>
    </EditContext>
  );
}

/** As the first script of pages shows. */
function isSignedIn(): boolean {
  return document.documentElement.dataset.account !== undefined;
}

/** Whoever reads by key goes on from there. */
function focusTime(passage: HTMLElement): void {
  passage.querySelector<HTMLElement>("[data-time]")?.focus({ preventScroll: true });
}

/** Among the tools of a transcript. Whoever is not signed in is asked to first. */
export function EditButton() {
  const t = useTranslations("transcript");
  const begin = useContext(EditContext);
  const tip = useKeyTip("edit");
  return (
    <button type="button" className={styles.edit} {...tip(t("edit"))} onClick={begin}>
      <Icon of={Pencil} />
      <span>{t("edit")}</span>
    </button>
  );
}
