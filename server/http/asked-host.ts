/** The host, with its port, by which somebody asks for this site; the nearest proxy may know it better. */
export function askedHost(headers: Headers): string | null {
  return headers.get("x-forwarded-host") ?? headers.get("host");
}
