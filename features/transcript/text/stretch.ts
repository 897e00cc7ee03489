/** About the square root of how many passages an episode of two hours has: few stretches, and little in each. */
const PASSAGES = 16;

/**
 * The passages of a text in stretches. In every frame a browser looks after each box that it draws only near the window;
 * of what is far away it has one box a stretch then.
 */
export function listStretches<Passage>(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  const count = Math.ceil(passages.length / PASSAGES);
  return Array.from({ length: count }, (_, index) =>
    passages.slice(index * PASSAGES, (index + 1) * PASSAGES),
  );
}
