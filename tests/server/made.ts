import { processWide } from "#server/process-wide.ts";

/** What the server made under this name (see server/process-wide.ts), to end it with the tests. Throws where it made none. */
export function made<T>(name: string): T {
  return processWide<T>(name, () => {
    throw new Error(`Nothing is called ${name}`);
  }).get();
}
