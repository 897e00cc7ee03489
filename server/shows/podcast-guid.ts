import { v5 } from "uuid";

/** The namespace that the podcast namespace's specification of `guid` gives for this. */
const NAMESPACE = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6";

/** `podcast:guid` of the feed at this address: a UUID of version 5 (RFC 9562), the same with http and https. */
export function podcastGuid(address: string): string {
  return v5(address.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/\/+$/, ""), NAMESPACE);
}
