"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { ACCOUNT_FORMS_PATH } from "#core/account/address.ts";
import { asObject, asText, asTruth } from "#core/file/json-check.ts";
import { postForm } from "#features/account/post-form.ts";
import { UndoNotice } from "#features/library/undo-notice.tsx";
import { say } from "#features/ui/say.ts";

const readTold = asObject({ href: asText, done: asTruth });

interface Moved {
  /** Of its item in the trash. */
  readonly id: string;
  /** What is said of it now, and where it is back. */
  readonly sentence: string;
  readonly undone: string;
  readonly failed: string;
  /** The page where it was. */
  readonly back: string;
}

/** The form of a dialog that somebody has sent; another object each time. */
export interface SentMove {
  readonly form: HTMLFormElement;
}

/** Moves to the trash what was asked for last, without leaving what plays, and offers to undo it. */
export function MoveLife({ sent }: { readonly sent: SentMove | null }) {
  const router = useRouter();
  const [moved, setMoved] = useState<Moved | null>(null);
  const sending = useRef(false);
  /** A second press while the first is under way does nothing. */
  const once = async (act: () => Promise<void>) => {
    if (sending.current) return;
    sending.current = true;
    await act();
    sending.current = false;
  };
  const move = async (form: HTMLFormElement) => {
    const { moved: sentence = "", undone = "", failed = "", leads = "/" } = form.dataset;
    const back = window.location.pathname;
    const told = readTold(await postForm(form.action, new FormData(form)));
    form.closest("dialog")?.close();
    if (!told) return say(failed);
    const id = new URL(told.href, window.location.href).searchParams.get("item");
    // What is wrong is said there.
    if (!told.done || id === null) return router.push(told.href);
    setMoved({ id, sentence, undone, failed, back });
    router.push(leads);
  };
  const undo = async ({ id, undone, failed, back }: Moved) => {
    const fields = new FormData();
    fields.set("id", id);
    const told = readTold(await postForm(`${ACCOUNT_FORMS_PATH}trash/restore`, fields));
    if (!told) return say(failed);
    setMoved(null);
    if (!told.done) return router.push(told.href);
    say(undone);
    router.push(back);
  };
  const act = useEffectEvent((form: HTMLFormElement) => void once(() => move(form)));
  // Follows what is sent, which `TrashLife` hears.
  useEffect(() => {
    if (sent) act(sent.form);
  }, [sent]);
  const pass = () => setMoved(null);
  return createPortal(
    <UndoNotice done={moved} undo={() => moved && void once(() => undo(moved))} pass={pass} />,
    document.body,
  );
}
