"use client";

import { type ReactNode, useSyncExternalStore } from "react";
import { say } from "#features/ui/say.ts";
import { AccountForm } from "./account-form.tsx";
import { createPasskey, signWithPasskey } from "./credential.ts";
import { postForm } from "./post-form.ts";

interface PasskeyFormProps {
  /** Where the passkey is sent; what to ask the browser is told below it. */
  readonly action: string;
  readonly kind: "create" | "sign";
  /** The site that passkeys are for. */
  readonly origin: string;
  readonly words: {
    /** Where there is none, or whoever was asked did not want to. */
    readonly unused: string;
    /** Where the one who was asked keeps one already. */
    readonly known: string;
  };
  readonly children: ReactNode;
}

const ASK = { create: createPasskey, sign: signWithPasskey };
const never = () => () => undefined;

/** A form that is sent with a passkey. Only browsers that can use them here have it, and none without script. */
export function PasskeyForm({ action, kind, origin, words, children }: PasskeyFormProps) {
  const able = useSyncExternalStore(
    never,
    () => "PublicKeyCredential" in window && window.location.origin === origin,
    () => false,
  );
  if (!able) return null;
  const send = async (_: string, fields: FormData) => {
    const told = await postForm(`${action}/options`, fields);
    const options = told instanceof Object && "options" in told ? told.options : undefined;
    // It was not even asked: the password was wrong, say.
    if (options === undefined) return told;
    const credential = await ASK[kind](options).catch((error: unknown) => {
      const known = error instanceof DOMException && error.name === "InvalidStateError";
      say(known ? words.known : words.unused);
      return "";
    });
    if (!credential) return null;
    fields.delete("password");
    fields.set("credential", credential);
    return postForm(action, fields);
  };
  return (
    <AccountForm action={action} send={send}>
      {children}
    </AccountForm>
  );
}
