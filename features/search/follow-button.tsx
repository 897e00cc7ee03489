"use client";

import { Bell, BellRing } from "lucide";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import type { SearchRequest } from "#core/search/request.ts";
import { Icon } from "#features/ui/icon.tsx";
import { say } from "#features/ui/say.ts";
import { TextButton } from "#features/ui/text-button.tsx";
import { useLater } from "#features/ui/use-later.ts";

const loadFollowing = async () => (await import("./following.ts")).following;
const neverChanges = () => () => {};
const no = () => false;

interface FollowButtonProps {
  readonly request: SearchRequest;
  /** Up to when what has come is on the page; see `ResultPage.asOf`. */
  readonly asOf: number;
}

/**
 * Follows a search, and lets it go again. Who looks at the results of a search that they follow has seen what is new of it.
 * What is kept in the browser comes after the page; a press that is sooner is answered then.
 */
export function FollowButton({ request, asOf }: FollowButtonProps) {
  const t = useTranslations("search");
  const following = useLater(loadFollowing, true);
  const [asked, setAsked] = useState(false);
  const pressed = useSyncExternalStore(
    following?.subscribe ?? neverChanges,
    following ? () => following.isFollowed(request) : no,
    no,
  );
  const press = () => {
    if (following) say(t(`followed.${following.turn(request, asOf)}`));
    else setAsked(true);
  };
  const answer = useEffectEvent(() => {
    if (asked && !pressed) press();
  });
  // Follows what is kept, which has come.
  useEffect(() => {
    if (following) answer();
  }, [following]);
  // Follows what the page shows, and whether it is followed.
  useEffect(() => {
    if (pressed) following?.see(request, asOf);
  }, [following, request, asOf, pressed]);
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
