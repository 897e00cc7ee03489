import { afterEach, expect, inject, vi } from "vitest";

// Of this process and of all that it starts.
process.env.BUNDLES_DIR = inject("bundles");

// What is logged as an error or a warning is a defect until a test says that it is wanted.
const error = vi.spyOn(console, "error");
const warn = vi.spyOn(console, "warn");

afterEach(() => {
  expect(error).not.toHaveBeenCalled();
  expect(warn).not.toHaveBeenCalled();
  error.mockClear();
  warn.mockClear();
});

// A password costs a fifth of a second of a core, by intent. Only tests of passwords themselves pay that: they unmock this.
vi.mock("node:crypto", async (importOriginal) => {
  const crypto = await importOriginal<typeof import("node:crypto")>();
  const scrypt = (...[password, salt, length, options, done]: Parameters<typeof crypto.scrypt>) =>
    crypto.scrypt(password, salt, length, { ...options, N: Math.min(options.N ?? 2, 1024) }, done);
  return { ...crypto, scrypt };
});
