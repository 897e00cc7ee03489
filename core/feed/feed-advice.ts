/** What a host can do about a feed that could not be read: nothing, or what is wrong. */
export type FeedAdvice = "wait" | "address" | "password" | "publisher" | "gone" | "site" | "files";

/** Codes of problems about which hosts of this site can do something here. */
const OF_SITE: ReadonlySet<string> = new Set([
  "address-private",
  "address-port",
  "address-own",
  "guid-taken",
  "guid-own",
  "show-in-trash",
  "address-invalid",
]);
/** What stands there is no feed, or nothing is there. */
const OF_ADDRESS: ReadonlySet<string> = new Set([
  "host-unknown",
  "not-xml",
  "no-channel",
  "feed-list",
  "empty-file",
  "file-binary",
  "file-not-text",
]);
/** Of what lies on this machine. */
const OF_FILES: ReadonlySet<string> = new Set(["file-missing", "file-unreadable", "folder-without-audio"]);
const OF_PUBLISHER: ReadonlySet<string> = new Set([
  "certificate",
  "too-large",
  "encoding-unknown",
  "too-many-redirects",
]);

/** The advice for a problem's code and value (see core/file/problem.ts) that a feed could not be read for. */
export function feedAdvice(code: string, value: string): FeedAdvice {
  if (code === "http-status") return statusAdvice(value);
  if (OF_SITE.has(code)) return "site";
  if (OF_FILES.has(code)) return "files";
  if (OF_ADDRESS.has(code)) return "address";
  return OF_PUBLISHER.has(code) ? "publisher" : "wait";
}

function statusAdvice(status: string): FeedAdvice {
  if (status === "410") return "gone";
  if (status === "401" || status === "407") return "password";
  if (status === "403") return "publisher";
  return status === "404" ? "address" : "wait";
}
