import { z } from "zod";

/** A bucket did not do what it was asked for. The message says what that was, where, and what the service said of it. */
export class BucketError extends Error {
  /** Of the answer; null where none came. */
  readonly status: number | null;
  /** What the service calls it, such as `SlowDown` or `NoSuchBucket`; else what the network says. */
  readonly code: string;

  constructor(asked: string, status: number | null, code: string) {
    super(
      status === null
        ? `${asked}: no answer (${code})`
        : `${asked}: the service answered ${status} ${code}`.trim(),
    );
    this.name = "BucketError";
    this.status = status;
    this.code = code;
  }
}

const told = z.object({ status: z.number().nullable(), code: z.string() });
/** Statuses below 500 of what may be otherwise the next time: a right that is given back, a clock, a conflict, too much to do. */
const PASSING = [401, 403, 408, 409, 425, 429];

/**
 * Whether what a bucket did not do may be done when it is asked again later. What it finds wrong with what it was asked for stays
 * so, whereas a bucket that is not there may come back.
 */
export function mayPass(error: unknown): boolean {
  const { status, code } = told.safeParse(error).data ?? { status: null, code: "" };
  if (status === null || status < 400 || status >= 500 || PASSING.includes(status)) return true;
  return ["NoSuchBucket", "RequestTimeout"].includes(code);
}

/** Whether what failed is that a bucket did not do what it was asked for: told by its name, for it may come out of a thread. */
export function isBucketError(error: unknown): boolean {
  return error instanceof Error && error.name === "BucketError";
}
