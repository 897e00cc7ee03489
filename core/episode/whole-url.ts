/**
 * A path on a site as an address that can be used elsewhere; other addresses as they are, for hosts count by them. `site`:
 * the site's own address without a trailing slash, such as `https://playhead.example`.
 */
export function wholeUrl(address: string, site: string): string {
  return address.startsWith("/") ? site + address : address;
}
