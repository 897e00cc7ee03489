"use client";

import { useRouter } from "next/navigation";
import { useLayoutEffect } from "react";
import { isForElsewhere } from "./for-elsewhere.ts";

/**
 * Opens what a `PageLink` leads to and a `PageForm` asks for. One for all of them, so that they are plain HTML wherever they
 * stand. What a page needs is fetched once a press is likely, not for all links that are in sight.
 */
export function PageTurning() {
  const router = useRouter();
  // Follows presses on the whole page, and what comes before them: from the moment at which it is alive.
  useLayoutEffect(() => {
    let likely: Element | null = null;
    const note = (event: Event) => {
      const link = linkOf(event);
      if (link && link !== likely) router.prefetch(link.href);
      likely = link;
    };
    const press = (event: MouseEvent) => {
      const link = linkOf(event);
      if (!link || event.defaultPrevented || event.altKey || isForElsewhere(event)) return;
      event.preventDefault();
      const { page, unscrolled } = link.dataset;
      const turn = page === "replace" ? router.replace : router.push;
      turn(link.href, { scroll: unscrolled === undefined });
    };
    const send = (event: SubmitEvent) => {
      const form = event.target;
      if (!(form instanceof HTMLFormElement) || !form.dataset.page || event.defaultPrevented) return;
      event.preventDefault();
      router.push(askedBy(form));
    };
    const stop = new AbortController();
    const { signal } = stop;
    document.addEventListener("pointerover", note, { signal });
    document.addEventListener("focusin", note, { signal });
    // After React's own listener, so that what a link does besides is done, and may have answered the press.
    document.addEventListener("click", press, { signal });
    document.addEventListener("submit", send, { signal });
    return () => stop.abort();
  }, [router]);
  return null;
}

function linkOf({ target }: Event): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest<HTMLAnchorElement>("a[data-page]") : null;
}

/** The address that a form asks for, with what stands in its fields. */
function askedBy(form: HTMLFormElement): string {
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)]);
  return `${form.action}?${new URLSearchParams(fields)}`;
}
