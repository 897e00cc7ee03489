/** Where the file that the store calls `name` is served, see server/site/media.ts. */
export function mediaHref(name: string): string {
  return `/media/${name}`;
}

/** Whether an address is that of a file in the store. */
export function isStored(href: string): boolean {
  return href.startsWith(mediaHref(""));
}

/** What the store calls the file at an address; null for an address that leads anywhere else. */
export function storedName(href: string): string | null {
  return isStored(href) ? href.slice(mediaHref("").length) : null;
}

const STORED_PICTURE = /^\/media\/([0-9a-f]{32}\.(?:png|jpg|gif))$/;

/** What the store calls the picture at an address; null for an address that leads anywhere else. */
export function storedPicture(href: string): string | null {
  return STORED_PICTURE.exec(href)?.[1] ?? null;
}

/** What the store calls the files whose addresses stand anywhere in a text. */
export function storedNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\/media\/([0-9a-f]{32}\.[a-z0-9]{3,4})/g)].map(([, name = ""]) => name));
}
