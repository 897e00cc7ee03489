const SITE = "https://site.invalid";

/** Where somebody is led who has signed in: a path of this site, whatever the address that brought them says; else `/`. */
export function nextPath(told: string): string {
  if (!told.startsWith("/") || !URL.canParse(told, SITE)) return "/";
  const { href } = new URL(told, SITE);
  // A path that begins with two slashes is another host's once it stands alone.
  const path = href.startsWith(`${SITE}/`) ? href.slice(SITE.length) : "/";
  return path.startsWith("//") ? "/" : path;
}
