/** The first `most` characters of a text, cut between words, with an ellipsis where something was left out. */
export function excerpt(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.lastIndexOf(" ", most - 1);
  return `${text.slice(0, cut > most / 2 ? cut : most - 1).replace(/[\s,;:.–—-]+$/u, "")}…`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  nbsp: " ",
};

/** The beginning of sanitised HTML as plain text: for descriptions in metadata. */
export function plainExcerpt(html: string, most: number): string {
  const text = html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? " ")
    .replace(/\s+/g, " ")
    .trim();
  return excerpt(text, most);
}
