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

/** Whether what failed is that a bucket did not do what it was asked for: told by its name, for it may come out of a thread. */
export function isBucketError(error: unknown): boolean {
  return error instanceof Error && error.name === "BucketError";
}
