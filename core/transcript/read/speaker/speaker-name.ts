/** Small words inside a name, or between two names. */
const PARTICLE =
  "(?:van|von|der|den|de|la|las|le|los|del|della|di|da|do|dos|das|du|des|bin|ibn|ben|bint|abu|al|el|ter|ten|te|zu|zur|vom|af|av|[’']t|y|i|e|et|und|and|&|и)";
const TITLE =
  "(?:[Dd]r|[Pp]rof|Mr|Mrs|Ms|Mx|St|Sen|Rep|Gov|Lt|Sgt|Col|Gen|Capt|Maj|Rev|Fr|Hon|Pres|Jr|Sr|Hr|Sra|Dra|Mme|Mlle|Ing|DR|PROF|MR|MRS|MS)\\.";
const INITIALS = "\\p{Lu}\\.(?:-?\\p{Lu}\\.)*";
/** Capitalised, or of a script without capitals. */
const WORD =
  "(?:[dl][’']|(?:al|el|ad|an|ar|as|ash|at|az)-)?[\\p{Lu}\\p{Lt}\\p{Lo}\\p{Script=Georgian}][\\p{L}\\p{M}\\p{N}’'·_-]*";
const NUMBER = "#?\\p{N}[\\p{L}\\p{N}-]*";
const DEGREE =
  "(?:, (?:Ph\\.?D\\.?|M\\.?D\\.?|Jr\\.?|Sr\\.?|Esq\\.?|CEO|CTO|[Hh]ost|[Cc]o-host|[Gg]uest|[Mm]oderator|HOST|CO-HOST|GUEST|MODERATOR|BYLINE|[Вв]едущ(?:ий|ая)|[Гг]ость|[Гг]остья))?";
const ROLE = "(?: ?[(（][^()（）:]{1,40}[)）])?";

/**
 * The source of a regular expression for a name of one to four words, with initials, titles, particles, numbers and what
 * is said of somebody in parentheses: `Dr. Ana de la Cruz (Host)`. Wants the flag `u`.
 */
export const NAME = `(?:${PARTICLE} ){0,2}(?:${TITLE}|${INITIALS}|${WORD})(?:(?: ${PARTICLE}){0,3} (?:${TITLE}|${INITIALS}|${WORD}|${NUMBER})){0,3}${DEGREE}${ROLE}`;

/** A longer one, without what is said of somebody in parentheses, is a sentence. */
const LONGEST_NAME = 40;
const WHOLE = new RegExp(`^${NAME}$`, "u");

/** Whether a text looks like a name and nothing more. */
export function isName(text: string): boolean {
  return isShort(text) && WHOLE.test(text);
}

/** Whether a name is not too long to be one. */
export function isShort(name: string): boolean {
  return name.replace(/ ?[(（].*$/u, "").length <= LONGEST_NAME;
}

/** What two writings of one name have in common. */
export function nameKey(name: string): string {
  return name.replaceAll("’", "'").toLowerCase();
}

/** All keys by which people who are credited may be called: their whole names, first names and last names. */
export function creditedKeys(credited: readonly string[]): ReadonlySet<string> {
  const keys = credited.flatMap((name) => {
    const key = nameKey(name.trim());
    const words = key.split(/\s+/);
    return [key, words[0] ?? "", words.at(-1) ?? ""];
  });
  return new Set(keys.filter((key) => key.length > 1));
}
