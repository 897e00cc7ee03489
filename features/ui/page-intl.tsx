import format, { type CompiledMessage, type Formats, type FormatValues } from "icu-minify/format";
import { createContext, type ReactNode, useContext, useMemo, useState } from "react";

/** Compiled messages by their names, in groups. */
interface Words {
  readonly [name: string]: CompiledMessage | Words;
}

interface Spoken {
  readonly locale: string;
  readonly messages: Words;
  readonly timeZone: string;
}

const SpokenContext = createContext<Spoken | null>(null);

/** What makes numbers and dates readable: to make it takes longer than to use it. */
const FORMATTERS = {
  getNumberFormat: remembered((...given: Given<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...given)),
  getDateTimeFormat: remembered(
    (...given: Given<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...given),
  ),
  getPluralRules: remembered((...given: Given<typeof Intl.PluralRules>) => new Intl.PluralRules(...given)),
};

/** Ways to write numbers that messages name; ICU has more. */
const FORMATS = { number: { percent: { style: "percent" } } } satisfies Formats;

type Given<Made extends abstract new (...given: never[]) => unknown> = ConstructorParameters<Made>;

/**
 * What components of a page have of next-intl, in place of its own part for React (`turbopack.resolveAlias` in
 * `next.config.js`): compiled messages with values, numbers and dates. What only servers need of next-intl is its own.
 */
export function IntlProvider({
  locale,
  messages,
  timeZone,
  children,
}: Spoken & { readonly children: ReactNode }) {
  const spoken = useMemo(() => ({ locale, messages, timeZone }), [locale, messages, timeZone]);
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}

/** The messages of a group, `a.b` for one within another, or all. A message that is not there is shown by its name. */
export function useTranslations(group?: string) {
  const { locale, messages, timeZone } = useSpoken();
  return useMemo(
    () =>
      (name: string, values?: FormatValues): string => {
        const path = group === undefined ? name : `${group}.${name}`;
        const message = find(messages, path);
        if (message === null) console.error(`No message is called ${path}`);
        return String(
          format(message ?? path, locale, values, { formatters: FORMATTERS, formats: FORMATS, timeZone }),
        );
      },
    [locale, messages, timeZone, group],
  );
}

export function useLocale(): string {
  return useSpoken().locale;
}

export function useFormatter() {
  const { locale, timeZone } = useSpoken();
  return useMemo(
    () => ({
      number: (value: number, options?: Intl.NumberFormatOptions) =>
        FORMATTERS.getNumberFormat(locale, options).format(value),
      dateTime: (value: Date | number, options?: Intl.DateTimeFormatOptions) =>
        FORMATTERS.getDateTimeFormat(locale, { timeZone, ...options }).format(value),
    }),
    [locale, timeZone],
  );
}

// The rest is named by next-intl, and sent to no browser as long as no component asks for it.
export { useTranslations as _useExtracted };

export function useTimeZone(): string {
  return useSpoken().timeZone;
}

export function useMessages(): Words {
  return useSpoken().messages;
}

/** The time at which the component was made. */
export function useNow(): Date {
  const [now] = useState(() => new Date());
  return now;
}

function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (!spoken) throw new Error("Messages are used outside IntlProvider");
  return spoken;
}

/** Null where there is none, or a group. */
function find(messages: Words, path: string): CompiledMessage | null {
  let found: CompiledMessage | Words | undefined = messages;
  for (const name of path.split(".")) {
    if (found === undefined || !isGroup(found)) return null;
    found = found[name];
  }
  return found === undefined || isGroup(found) ? null : found;
}

function isGroup(found: CompiledMessage | Words): found is Words {
  return typeof found === "object" && !Array.isArray(found);
}

/** Makes the same of the same only once. */
function remembered<Asked extends readonly unknown[], Made>(make: (...asked: Asked) => Made) {
  const made = new Map<string, Made>();
  return (...asked: Asked): Made => {
    const name = JSON.stringify(asked);
    const known = made.get(name) ?? make(...asked);
    made.set(name, known);
    return known;
  };
}
