"use client";

import { Bell, BellRing } from "lucide";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { followedName } from "#core/search/followed-search.ts";
import type { SearchRequest } from "#core/search/request.ts";
import { Icon } from "#features/ui/icon.tsx";
import { say } from "#features/ui/status.tsx";
import { TextButton } from "#features/ui/text-button.tsx";
import { followedStore, useFollowed } from "./use-followed.ts";

interface FollowButtonProps {
  readonly request: SearchRequest;
  /** Up to when what has come is on the page; see `ResultPage.asOf`. */
  readonly asOf: number;
}

/** Follows a search, and lets it go again. Who looks at the results of a search that they follow has seen what is new of it. */
export function FollowButton({ request, asOf }: FollowButtonProps) {
  const t = useTranslations("search");
  const { searches } = useFollowed();
  const name = followedName(request);
  const pressed = searches.some((search) => search.name === name);
  // Follows what the page shows, and whether it is followed.
  useEffect(() => {
    if (pressed) followedStore.see(name, asOf);
  }, [name, asOf, pressed]);
  const press = () => {
    if (pressed) followedStore.unfollow(name);
    else followedStore.follow(request, asOf);
    const { isKept } = followedStore.getSnapshot();
    say(t(pressed ? "followed.ended" : isKept ? "followed.started" : "followed.notKept"));
  };
  return (
    <TextButton
      icon={<Icon of={pressed ? BellRing : Bell} size={16} />}
      aria-pressed={pressed}
      onClick={press}
    >
      {t(pressed ? "following" : "follow")}
    </TextButton>
  );
}
