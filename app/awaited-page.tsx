"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { parseAddress } from "#core/episode/address.ts";
import { getAwaited, stopAwaiting, subscribeToAwaited } from "#features/ui/awaited-page.ts";
import { useLater } from "#features/ui/use-later.ts";
import { useNoNetwork } from "#features/ui/use-no-network.ts";
import type { Shape } from "./page-shape.tsx";

const loadShape = async () => (await import("./page-shape.tsx")).PageShape;

/**
 * The shape of the page that a link has asked for, over the one that is still here, if it takes its time; and a word for
 * who does not see it. In place of `loading.tsx`, with which a page that is not there would be answered with 200, and pages
 * would be empty without script.
 */
export function AwaitedPage() {
  const t = useTranslations("loading");
  const url = useAwaited();
  const shape = url && shapeOf(url.pathname);
  const PageShape = useLater(loadShape, shape !== null);
  return (
    <>
      <p role="status" className="visually-hidden">
        {url && t("page")}
      </p>
      {shape && PageShape && <PageShape shape={shape} />}
    </>
  );
}

/** Where the visit is going, as long as it is not there. */
function useAwaited(): URL | null {
  const awaited = useSyncExternalStore(subscribeToAwaited, getAwaited, () => null);
  const here = `${usePathname()}?${useSearchParams()}`;
  const offline = useNoNetwork();
  const [asked, setAsked] = useState({ awaited, here });
  if (asked.awaited !== awaited) setAsked({ awaited, here });
  // Follows the address, which changes when the page is there, wherever redirects have led.
  // biome-ignore lint/correctness/useExhaustiveDependencies: that it has changed is all there is to know of the address
  useEffect(stopAwaiting, [here]);
  return offline || asked.here !== here ? null : awaited;
}

/** Null for a page that looks like none of these, and for another view of the same one, which stays in sight. */
function shapeOf(pathname: string): Shape | null {
  if (pathname === window.location.pathname) return null;
  if (pathname === "/") return "rows";
  if (pathname === "/search") return "search";
  const address = parseAddress(pathname);
  if (address === null) return null;
  return address.episode === null ? "show" : "episode";
}
