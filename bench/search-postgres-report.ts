import { z } from "zod";

/** What one process measured: milliseconds, and megabytes that it has in memory. */
export const askedReport = z.object({
  first: z.number(),
  before: z.number(),
  after: z.number(),
  classes: z.array(z.object({ name: z.string(), hits: z.number(), p50: z.number(), p95: z.number() })),
});

export type AskedReport = z.infer<typeof askedReport>;
