/** So much of a lease goes by before it is renewed: of ten days two are left to try. */
const PART = 0.8;
/** Nobody is asked more often. Milliseconds. */
const SOONEST = 3600 * 1000;

/** When what was confirmed and holds until then is asked for anew. Milliseconds since 1970. */
export function renewalOf(confirmed: number, until: number): number {
  return confirmed + Math.max(PART * (until - confirmed), SOONEST);
}
