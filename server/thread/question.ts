/** What a thread is asked, one thing after another. */
export interface Question {
  readonly method: string;
  readonly args: readonly unknown[];
}

export type Answer<Value> =
  | { readonly kind: "answered"; readonly value: Value }
  | { readonly kind: "failed"; readonly error: ToldError };

/** What an error says itself, its code included, without what is deeper in it. */
export type ToldError = Readonly<Record<string, string | number | boolean | null>>;

/** An error as it comes out of a thread: messages keep neither its name nor its code. */
export function tellError(thrown: unknown): ToldError {
  if (!(thrown instanceof Error)) return { message: String(thrown) };
  const { name, message } = thrown;
  const own = Object.getOwnPropertyNames(thrown).flatMap((key): [string, ToldError[string]][] => {
    const value: unknown = Reflect.get(thrown, key);
    return isPlain(value) ? [[key, value]] : [];
  });
  return { ...Object.fromEntries(own), name, message };
}

/** The error that a thread has told of; it stands where it was thrown there. */
export function errorFrom(told: ToldError): Error {
  const error = new Error();
  for (const [key, value] of Object.entries(told))
    Object.defineProperty(error, key, {
      value,
      writable: true,
      configurable: true,
      enumerable: !HIDDEN.has(key),
    });
  return error;
}

/** What errors have without showing it among what they hold. */
const HIDDEN: ReadonlySet<string> = new Set(["name", "message", "stack"]);

function isPlain(value: unknown): value is ToldError[string] {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}
