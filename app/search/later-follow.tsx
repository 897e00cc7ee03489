"use client";

import type { SearchRequest } from "#core/search/request.ts";
import { useLater } from "#features/ui/use-later.ts";

const loadFollow = async () => (await import("#features/search/follow-button.tsx")).FollowButton;

interface LaterFollowProps {
  readonly request: SearchRequest;
  /** Up to when what has come is on the page. */
  readonly asOf: number;
}

/** The page knows nothing of what is kept in the browser: what follows its search comes after it. */
export function LaterFollow({ request, asOf }: LaterFollowProps) {
  const FollowButton = useLater(loadFollow, true);
  return FollowButton && <FollowButton request={request} asOf={asOf} />;
}
