/**
 * A number that sorts between two others, so that what is put in between moves nothing else; null is no neighbour. Null
 * where no number is left between them: whole steps at both ends never run out, halves in between after some fifty.
 */
export function orderBetween(before: number | null, after: number | null): number | null {
  const order =
    before === null ? (after === null ? 0 : after - 1) : after === null ? before + 1 : (before + after) / 2;
  const fits = (before === null || before < order) && (after === null || order < after);
  return fits && Number.isFinite(order) ? order : null;
}
