import { asCount, asItems, asObject, asText, type Check } from "../file/json-check.ts";
import { firstPage, parseSearchRequest, type SearchRequest, searchParams } from "./request.ts";

/** A search whose listener wants to hear when its words are said again. */
export interface FollowedSearch {
  /** The parameters of its address, as `followedName` gives them. */
  readonly name: string;
  /** When it was followed, in epoch milliseconds. */
  readonly createdAt: number;
  /** Up to when its listener knows what has come, as a server says it (`ResultPage.asOf`): epoch milliseconds, 0 for nothing. */
  readonly seenAt: number;
}

/** What names a search: it is one whatever the order and the page in which it is shown, and whatever is folded there. */
export function followedName(request: SearchRequest): string {
  return searchParams({ ...firstPage(request), order: "relevance", repeats: null });
}

/** The search that is named so, the newest first: what is new is looked for. */
export function followedRequest(name: string): SearchRequest {
  const params = new URLSearchParams(name);
  return { ...parseSearchRequest((of) => params.get(of)?.trim() ?? ""), order: "newest", page: 1 };
}

/** For sorting, the newest first. */
export function byFollowed(
  one: Pick<FollowedSearch, "name" | "createdAt">,
  other: Pick<FollowedSearch, "name" | "createdAt">,
): number {
  return other.createdAt - one.createdAt || (one.name < other.name ? -1 : 1);
}

const asFollowed: Check<FollowedSearch> = asObject({ name: asText, createdAt: asCount, seenAt: asCount });

/** Followed searches as they were written, by this version or another. What cannot be read is left out. */
export function parseFollowed(value: unknown): readonly FollowedSearch[] {
  return (asItems(value) ?? []).flatMap((entry) => asFollowed(entry) ?? []).sort(byFollowed);
}
