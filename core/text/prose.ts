/** The first `most` characters of a text, cut between words, with an ellipsis where something was left out. */
export function excerpt(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.lastIndexOf(" ", most - 1);
  return `${text.slice(0, cut > most / 2 ? cut : most - 1).replace(/[\s,;:.–—-]+$/u, "")}…`;
}
