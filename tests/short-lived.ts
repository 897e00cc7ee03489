/**
 * For Node, where a process lives for seconds: what Prisma compiles queries with is compiled anew in each, and is better not made
 * quick for that.
 */
export const SHORT_LIVED: readonly string[] = ["--liftoff-only"];
