import { awaitPage } from "#features/ui/awaited-page.ts";
import { forgiveLateTransitions } from "#features/ui/late-transition.ts";

forgiveLateTransitions(window);

/** Called by Next when a page is asked for, before it is there. What is gone back to is there already. */
export function onRouterTransitionStart(url: string, kind: "push" | "replace" | "traverse"): void {
  if (kind !== "traverse") awaitPage(url);
}
