import { z } from "zod";

const payload = z.object({
  /** The address to import, without the password that it may need, see server/feeds/job-login.ts. */
  source: z.string(),
  /** What its show is called. */
  title: z.string(),
  /** The slug of its show, once it is here. */
  show: z.string().nullable(),
  /** Why nothing could be imported the last time, see core/file/problem.ts. */
  problem: z.object({ code: z.string(), value: z.string() }).nullable(),
});

/** What is known of a show that a host adds, as it is kept with its job. */
export type ImportPayload = z.infer<typeof payload>;

export function parsePayload(kept: unknown): ImportPayload | null {
  return payload.nullable().catch(null).parse(kept);
}
