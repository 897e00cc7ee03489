import { followedName } from "#core/search/followed-search.ts";
import type { SearchRequest } from "#core/search/request.ts";
import { followedStore } from "./use-followed.ts";

/** What the button of a page of results does with the searches that are followed in this browser. */
export const following = {
  subscribe: followedStore.subscribe,

  isFollowed(request: SearchRequest): boolean {
    const name = followedName(request);
    return followedStore.getSnapshot().searches.some((search) => search.name === name);
  },

  /** What has come up to then (epoch milliseconds) has been seen. */
  see(request: SearchRequest, asOf: number): void {
    followedStore.see(followedName(request), asOf);
  },

  /** Follows a search, or lets it go. Says what came of it. */
  turn(request: SearchRequest, asOf: number): "started" | "notKept" | "ended" {
    const followed = following.isFollowed(request);
    if (followed) followedStore.unfollow(followedName(request));
    else followedStore.follow(request, asOf);
    if (followed) return "ended";
    return followedStore.getSnapshot().isKept ? "started" : "notKept";
  },
};
