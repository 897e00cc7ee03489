"use client";

import { useEffect, useRef, useState } from "react";
import { freshCount } from "#core/search/news.ts";
import { useNoNetwork } from "#features/ui/use-no-network.ts";
import { askNews } from "./ask-news.ts";
import { followedStore, useFollowed } from "./use-followed.ts";

export type NewsState = "asking" | "told" | "offline" | "failed";

/** Asks what is new of all searches once a visit, and again for what other devices bring, or when there is a network again. */
export function useNews(): NewsState {
  const { searches, told } = useFollowed();
  const offline = useNoNetwork();
  const [state, setState] = useState<NewsState>("asking");
  const asked = useRef(false);
  const unknown = searches
    .filter((search) => freshCount(search, told.news) === null)
    .map(({ name, seenAt }) => `${seenAt} ${name}`)
    .join("\n");
  // Follows the network, and what is followed.
  useEffect(() => {
    if (offline || (asked.current && unknown === "")) return;
    asked.current = true;
    askNews(followedStore).then(
      () => setState("told"),
      () => {
        asked.current = false;
        setState("failed");
      },
    );
  }, [offline, unknown]);
  return offline ? "offline" : state;
}
