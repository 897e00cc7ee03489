/** What addresses begin with, beside those of shows: of each kind there are endlessly many, which a figure cannot tell apart. */
const FIRST: ReadonlySet<string> = new Set([
  "apps",
  "card",
  "clientconfig.json",
  "embed",
  "healthz",
  "host",
  "icons",
  "library",
  "login",
  "mcp",
  "media",
  "metrics",
  "oembed",
  "offline",
  "people",
  "preferences",
  "readyz",
  "relay",
  "revisions",
  "search",
  "settings",
  "shows.opml",
  "sign-in",
  "sign-up",
  "sitemap",
  "sitemap.xml",
  "subscriptions",
  "tags",
  "trash",
]);
/** The same within `/api`. */
const API: ReadonlySet<string> = new Set([
  "2",
  "account",
  "corrections",
  "host",
  "plays",
  "replacements",
  "sync",
  "uploads",
  "v1",
  "websub",
]);
/** By how many parts follow: `/shows/SHOW/EPISODE/FILE`. */
const SHOWS = ["other", "show", "episode", "file"] as const;

/** What is asked for at an address, in one word of few; `other` for what is not known. */
export function pathKind(url: string): string {
  const [path = ""] = url.split("?", 1);
  const [first = "", second = "", ...rest] = path.slice(1).split("/");
  if (first === "") return "home";
  if (first === "_next") return "build";
  if (first === "api") return API.has(second) ? `api ${second}` : "other";
  if (first === "shows") return SHOWS[second === "" ? 0 : 1 + rest.length] ?? "other";
  return FIRST.has(first) ? first : "other";
}
