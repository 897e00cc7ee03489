import { afterEach, expect, vi } from "vitest";

// What is logged as an error or a warning is a defect until a test says that it is wanted.
const error = vi.spyOn(console, "error");
const warn = vi.spyOn(console, "warn");

afterEach(() => {
  expect(error).not.toHaveBeenCalled();
  expect(warn).not.toHaveBeenCalled();
  error.mockClear();
  warn.mockClear();
});
