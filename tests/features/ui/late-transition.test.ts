import { expect, test } from "vitest";
import { forgiveLateTransitions } from "#features/ui/late-transition.ts";

/** Whether an error is still reported, as browsers do unless a listener prevents it. */
function isReported(error: unknown): boolean {
  const page = new EventTarget();
  forgiveLateTransitions(page);
  return page.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { error }));
}

/** What Chromium says. */
const LATE = "Transition was aborted because of timeout in DOM update. DOM update timed out";

test("a transition that was too late for the browser is no error", () => {
  expect(isReported(new DOMException(LATE, "TimeoutError"))).toBe(false);
});

test.each([
  ["another that is too late", new DOMException("signal timed out", "TimeoutError")],
  ["a transition that went wrong", new DOMException("Transition was aborted", "AbortError")],
  ["an error with the same words", new Error(LATE)],
  ["a picture that was not loaded", null],
])("%s is still reported", (_, error) => {
  expect(isReported(error)).toBe(true);
});
