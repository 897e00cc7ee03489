/** Reads what may be anything: the value as that which it should be, or undefined, which JSON does not know. */
export type Check<T> = (value: unknown) => T | undefined;

export const asText: Check<string> = (value) => (typeof value === "string" ? value : undefined);

/** A number as JSON has them: neither infinite nor none. */
export const asNumber: Check<number> = (value) =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

export const asTruth: Check<boolean> = (value) => (typeof value === "boolean" ? value : undefined);

/** A list of whatever, to be read one by one where a bad element shall cost only itself. */
export const asItems: Check<readonly unknown[]> = (value) => (Array.isArray(value) ? value : undefined);

/** From nought on. */
export const asAmount = only(asNumber, (number) => number >= 0);

/** A whole number from nought on. */
export const asCount = only(asAmount, Number.isSafeInteger);

export function asOneOf<const T>(known: readonly T[]): Check<T> {
  return (value) => known.find((one) => one === value);
}

/** A list of which each element can be read. */
export function asList<T>(element: Check<T>): Check<readonly T[]> {
  return (value) => {
    const read = asItems(value)?.map(element);
    return read?.every((one) => one !== undefined) ? read : undefined;
  };
}

/** An object with these fields, each of which can be read; others are left out. */
export function asObject<T extends object>(
  fields: {
    readonly [Name in keyof T]: Check<T[Name]>;
  },
): Check<T> {
  const checks = Object.entries<Check<unknown>>(fields);
  const isWhole = (read: object): read is T => Object.values(read).every((field) => field !== undefined);
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const read = Object.fromEntries(checks.map(([name, check]) => [name, check(Reflect.get(value, name))]));
    return isWhole(read) ? read : undefined;
  };
}

export function orNull<T>(check: Check<T>): Check<T | null> {
  return (value) => (value === null ? null : check(value));
}

/** Only what is as it must be besides. */
export function only<T>(check: Check<T>, holds: (value: T) => boolean): Check<T> {
  return (value) => {
    const read = check(value);
    return read !== undefined && holds(read) ? read : undefined;
  };
}

/** What was read, made into something else. */
export function into<T, Made>(check: Check<T>, make: (value: T) => Made | undefined): Check<Made> {
  return (value) => {
    const read = check(value);
    return read === undefined ? undefined : make(read);
  };
}

/** What is not there counts as `missing`; what is there must be readable. */
export function ifAbsent<T>(check: Check<T>, missing: T): Check<T> {
  return (value) => (value === undefined ? missing : check(value));
}

/** Whatever cannot be read counts as `fallback`. */
export function otherwise<T>(check: Check<T>, fallback: T): Check<T> {
  return (value) => {
    const read = check(value);
    return read === undefined ? fallback : read;
  };
}
