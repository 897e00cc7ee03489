import { createHash } from "node:crypto";
import slugify from "@sindresorhus/slugify";

const LONGEST = 80;
/** A guid that can stand in an address as it is: no URL and no path, which may tell what is nobody's business. */
const PLAIN_GUID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;

/** A text as a part of an address, in Latin letters, digits and hyphens; empty where none of it can be written so. */
export function slugOf(text: string): string {
  return slugify(text.slice(0, LONGEST * 2))
    .slice(0, LONGEST)
    .replace(/-+$/, "");
}

/**
 * What a show or an episode is called in addresses, before others may have that name: by its title; where its script cannot
 * be written in Latin letters by its guid, which is its own too, or by a print of that.
 */
export function nameSlug(kind: "show" | "episode", title: string, guid: string): string {
  return slugOf(title) || (PLAIN_GUID.test(guid) && slugOf(guid)) || printSlug(kind, guid);
}

/** What a tag is called in addresses: names that differ only in case are one. Empty where the name has nothing to read. */
export function tagSlug(name: string): string {
  return slugOf(name) || (/[\p{L}\p{N}]/u.test(name) ? printSlug("tag", name.normalize().toLowerCase()) : "");
}

/** `slug`, or the first of `slug-2`, `slug-3`, … that is not taken. */
export function firstFree(slug: string, taken: readonly { readonly slug: string }[]): string {
  const slugs = new Set(taken.map((row) => row.slug));
  if (!slugs.has(slug)) return slug;
  let number = 2;
  while (slugs.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}

/** 32 bits: enough to tell the episodes of one show apart, short enough to be read out. */
function printSlug(kind: string, text: string): string {
  return `${kind}-${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
}
