/** The host of an address of the web, as people know it; null for any other address, which must be no link. */
export function webHost(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { href, host } = new URL(url);
  return /^https?:/.test(href) ? host.replace(/^www\./, "") : null;
}
