/** A finger that moves the ends of a selection has come to rest when they have not moved for so long. Milliseconds. */
const SETTLED = 300;

/** What a person selects with. */
export type SelectedBy = "touch" | "mouse or keys";

interface Ports {
  /** What acts on the selection; while it is in use the selection may change, or go, and nothing is told of it. */
  readonly bar: () => Element | null;
  /** A person has selected something, and is done for now. */
  readonly selected: (range: Range, by: SelectedBy) => void;
  /** Nothing is selected any more. */
  readonly cleared: () => void;
}

/**
 * Tells when something has been selected: with a mouse when its button goes up, with the keyboard when a key does, by
 * touch when the selection has come to rest, for no pointer goes up where the system's handles are dragged; of what is
 * selected already too. Returns the way to stop.
 */
export function watchSelection({ bar, selected, cleared }: Ports): () => void {
  const stop = new AbortController();
  let touching = window.matchMedia("(pointer: coarse)").matches;
  /** Whether something goes up when they are done: nobody has seen what was pressed before the page was alive. */
  let goesUp = false;
  let pressed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const held = () => pressed || isInUse(bar());
  const look = () => {
    if (held()) return;
    const range = selectedRange();
    if (range) selected(range, touching ? "touch" : "mouse or keys");
    else cleared();
  };
  const lookIn = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(look, milliseconds);
  };
  const on = <Type extends keyof DocumentEventMap>(
    type: Type,
    listener: (event: DocumentEventMap[Type]) => void,
  ) => document.addEventListener(type, listener, { signal: stop.signal });
  on("pointerdown", (event) => {
    touching = event.pointerType === "touch";
    goesUp = !touching;
    pressed = event.target instanceof Node && bar()?.contains(event.target) === true;
  });
  // A click into a selection undoes it only after the button is up.
  on("pointerup", () => touching || lookIn(0));
  on("keydown", () => {
    goesUp = true;
    pressed = false;
  });
  on("keyup", () => lookIn(0));
  on("selectionchange", () => {
    if (selectedRange() === null) look();
    else if (!goesUp) lookIn(SETTLED);
  });
  if (selectedRange()) lookIn(SETTLED);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

function isInUse(bar: Element | null): boolean {
  return bar !== null && (bar.matches(":focus-within") || bar.querySelector("dialog[open]") !== null);
}

function selectedRange(): Range | null {
  const selection = document.getSelection();
  return selection && !selection.isCollapsed ? selection.getRangeAt(0) : null;
}
