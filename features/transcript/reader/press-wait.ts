/**
 * Calls `move` at the first frame in which nothing on the page is pressed: what moves away under a press is not pressed
 * any more when it ends. Knows of presses that began before any script ran. Returns the way to call it off.
 */
export function whenUnpressed(move: () => void): () => void {
  let frame = 0;
  const look = () => {
    if (document.documentElement.matches(":active")) frame = requestAnimationFrame(look);
    else move();
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}
