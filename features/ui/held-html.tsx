"use client";

import { useState } from "react";

declare global {
  /** HTML that goes out in the page that is being made, by its name. Where pages are made, see app/static-html.tsx. */
  var pageHtml: ((name: string) => string | undefined) | undefined;
}

/** HTML that came with the document, by its name: where it stands, or as text once its page was left. */
const sent = new Map<string, Element | string>();

interface HeldHtmlProps {
  readonly name: string;
  /** Null where it comes with the document. */
  readonly html: string | null;
  readonly hidden?: boolean | undefined;
}

/** HTML whose inside React does not know: it is neither compared nor rendered again while its `name` is the same. */
export function HeldHtml(props: HeldHtmlProps) {
  return <Held key={props.name} {...props} />;
}

function Held({ name, html, hidden }: HeldHtmlProps) {
  const [{ inside, attach }] = useState(() => hold(name, html));
  return (
    <div
      ref={attach}
      data-held={name}
      hidden={hidden}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: written by our own templates, which escape, or sanitised on the way in
      dangerouslySetInnerHTML={inside}
      suppressHydrationWarning
    />
  );
}

function hold(name: string, html: string | null) {
  if (html !== null) return { inside: { __html: html }, attach: null };
  noteSent(name);
  return { inside: { __html: globalThis.pageHtml?.(name) ?? "" }, attach: stand };
}

/** Fills an element that did not come with the document, and keeps what is in it when its page is left. */
function stand(element: HTMLElement | null) {
  const name = element?.dataset.held;
  if (!element || name === undefined) return;
  if (!element.firstChild) element.innerHTML = sentHtml(name);
  return () => {
    sent.set(name, element.innerHTML);
  };
}

/** Before React may throw away what the server has rendered, as it does when a page was changed on its way. */
function noteSent(name: string): void {
  if (typeof document === "undefined" || sent.has(name)) return;
  const element = document.querySelector(`[data-held="${name}"]`);
  if (element) sent.set(name, element);
}

function sentHtml(name: string): string {
  const known = sent.get(name) ?? "";
  return typeof known === "string" ? known : known.innerHTML;
}
