/**
 * Lets a slow browser leave out how a part of one page moves to its place on the next. It does so after four seconds, and
 * React tells of it by an error on the window (CSS View Transitions 1, `ready` fails as a TimeoutError). Nothing is missing:
 * the next page is there, and nobody could do anything about it.
 */
export function forgiveLateTransitions(page: EventTarget): void {
  page.addEventListener("error", (event) => {
    if (isLateTransition(event)) event.preventDefault();
  });
}

/** Other things time out as well: only the browser's own sentence says that it was this. */
function isLateTransition(event: Event): boolean {
  const error: unknown = "error" in event ? event.error : null;
  return (
    error instanceof DOMException &&
    error.name === "TimeoutError" &&
    error.message.startsWith("Transition was aborted because of timeout")
  );
}
