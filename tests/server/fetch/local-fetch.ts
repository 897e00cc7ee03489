import type { FetchOptions, Resource } from "#server/fetch/resource.ts";

export const LOCAL: FetchOptions = { maxBytes: 1000, allowPrivate: true };

export function text(resource: Resource): string {
  return resource.kind === "fetched" ? new TextDecoder().decode(resource.body) : JSON.stringify(resource);
}
