/** RFC 5646, section 4.4.1: no tag in use is longer. */
const LONGEST_TAG = 35;

/** Two or three letters begin every registered language; "english" has the form of a tag but is none. */
const REGISTERED = /^[a-z]{2,3}(?:-|$)/i;

/**
 * A language as feeds and files write it in the canonical form of its tag (BCP 47), such as `pt-BR` for `PT_br.UTF-8`: of a
 * list the first, without what only formats dates or numbers. Null where it names none, or one that is undetermined.
 */
export function canonicalLanguage(text: string): string | null {
  const [tag = ""] = text.trim().split(/[\s,;|/.@]/, 1);
  if (tag.length > LONGEST_TAG) return null;
  let subtags = tag.replaceAll("_", "-");
  // What is wrong at the end hides only itself (the lookup of RFC 4647, section 3.4): en-USA is English.
  while (REGISTERED.test(subtags)) {
    const known = canonicalTag(subtags);
    if (known !== null) return known === "und" ? null : known;
    subtags = subtags.slice(0, Math.max(0, subtags.lastIndexOf("-")));
  }
  return null;
}

function canonicalTag(tag: string): string | null {
  try {
    return new Intl.Locale(tag).baseName;
  } catch {
    // A RangeError: no such tag. There is no other way to ask.
    return null;
  }
}

/** The tag of a language that was kept before tags were made canonical, or English for one that names none: `Intl` throws at it. */
export function knownLanguage(language: string): string {
  return canonicalLanguage(language) ?? "en";
}

/** Whether two languages (BCP 47) are one, as far as both say: `en` is `en-GB`, but `en-US` is not, and `zh-Hant` is not `zh`. */
export function isSameLanguage(one: string, other: string): boolean {
  const [a, b] = [canonicalLanguage(one), canonicalLanguage(other)];
  if (a === null || b === null || a === b) return (a ?? one) === (b ?? other);
  const [first, second] = [new Intl.Locale(a), new Intl.Locale(b)];
  return (
    first.language === second.language &&
    first.maximize().script === second.maximize().script &&
    (first.region ?? second.region) === (second.region ?? first.region)
  );
}

/** What a language is called in that language itself; as it is written where it has no name. */
export function languageName(language: string): string {
  const tag = canonicalLanguage(language);
  return tag === null ? language : (new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? language);
}
