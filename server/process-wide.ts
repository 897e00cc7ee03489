const shared = globalThis as typeof globalThis & { playhead?: Map<string, unknown> };

/** A value of which the whole process has one: Next evaluates a module again for every bundle, and after every change in development. */
export interface ProcessWide<T> {
  /** Made at the first call. */
  readonly get: () => T;
  /** Null where nobody has called for it yet. */
  readonly peek: () => T | null;
}

/** `name` must be used for one kind of value only. */
export function processWide<T>(name: string, make: () => T): ProcessWide<T> {
  shared.playhead ??= new Map();
  const values = shared.playhead as Map<string, T>;
  return {
    peek: () => values.get(name) ?? null,
    get() {
      const known = values.get(name);
      if (known !== undefined) return known;
      const made = make();
      values.set(name, made);
      return made;
    },
  };
}
