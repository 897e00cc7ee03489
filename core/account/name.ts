import { foldSpaces } from "../text/white-space.ts";

/** Characters, each as people count them. */
const LONGEST_NAME = 40;
/** Of letters, marks, digits and what stands in addresses of mail: a name stands in addresses and in Basic authentication. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._'@+-]*$/u;

export type NameFault = "nameEmpty" | "nameLong" | "nameSigns";

export type ParsedName =
  | { readonly kind: "name"; readonly name: string; readonly key: string }
  | { readonly kind: "fault"; readonly fault: NameFault };

/** A name as it was typed: how it is shown, and its key. */
export function parseName(typed: string): ParsedName {
  const name = foldSpaces(typed.normalize("NFC"));
  if (name === "") return { kind: "fault", fault: "nameEmpty" };
  if ([...name].length > LONGEST_NAME) return { kind: "fault", fault: "nameLong" };
  if (!NAME.test(name)) return { kind: "fault", fault: "nameSigns" };
  return { kind: "name", name, key: nameKey(name) };
}

/** What is the same for every way to type a name: in capitals, composed or not, wide or narrow. */
export function nameKey(typed: string): string {
  // By way of capitals letters fold that have several small forms, such as ſ and s, σ and ς, ß and ss.
  return foldSpaces(typed.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC"));
}
