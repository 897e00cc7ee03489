/** What is the same for two addresses that differ only by encryption, by how the host is written, or by slashes at the end. */
export function addressKey(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname, search } = new URL(url);
  return host + pathname.replace(/\/+$/, "") + search;
}
