import { afterAll, vi } from "vitest";

/** So long what a file has closed may take to be gone. Milliseconds. */
const PATIENCE = 20_000;
const LOOK_EVERY = 20;

/** What is of the whole process: our own is of a file of tests. */
const whole = globalThis as typeof globalThis & {
  environment?: Readonly<Record<string, string>>;
  playhead?: Map<string, unknown>;
};

// A setup file, for a process that runs file after file: each finds it as if it were the first.
whole.environment ??= { ...process.env } as Record<string, string>;
for (const name of Object.keys(process.env)) if (!(name in whole.environment)) delete process.env[name];
Object.assign(process.env, whole.environment);
// What server/process-wide.ts keeps, but for what packages know of.
whole.playhead = new Map([...(whole.playhead ?? [])].filter(([name]) => name === "schema engine"));
vi.useRealTimers();
vi.unstubAllGlobals();
// Our modules are evaluated again. Packages are not: to load those takes longer than the tests of most files.
vi.resetModules();

const before = { open: openResources(), listeners: listeners() };

// The end of the process would close everything, and this one goes on.
afterAll(async () => {
  vi.useRealTimers();
  const end = performance.now() + PATIENCE;
  for (;;) {
    const left = [...more(before.open, openResources()), ...more(before.listeners, listeners())];
    if (left.length === 0) return;
    if (performance.now() > end)
      throw new Error(`Left open: ${left.join(", ")}. Close it with the tests of this file.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY).unref());
  }
}, 2 * PATIENCE);

/** What keeps a process alive, by kinds. */
function openResources(): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  // Node keeps one for the next file that it reads.
  counts.delete("FileHandleReadWrap");
  return counts;
}

/** What listens to events of the process. */
function listeners(): ReadonlyMap<string, number> {
  return new Map(process.eventNames().map((name) => [String(name), process.listenerCount(name)]));
}

/** Of which kinds there are more than there were. */
function more(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): string[] {
  return [...now].filter(([kind, count]) => count > (before.get(kind) ?? 0)).map(([kind]) => kind);
}
