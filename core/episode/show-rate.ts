import { asNumber, asObject, asText, only } from "../file/json-check.ts";

/** How fast the episodes of one show are heard. */
export interface ShowRate {
  /** What tells the show apart: its guid, where that is known, else its slug. */
  readonly show: string;
  readonly title: string;
  /** From 0.5 to 4. */
  readonly rate: number;
}

/** From 0.5 to 4. */
export const asRate = only(asNumber, (rate) => rate >= 0.5 && rate <= 4);

/** Reads a speed as it was kept. */
export const asShowRate = asObject<ShowRate>({ show: asText, title: asText, rate: asRate });
