import type { Prisma } from "../db/client.ts";

/** Keys for passages that are made within a transaction; those that were given are nobody else's afterwards. */
export interface PassageKeys {
  readonly next: () => number;
  /** Writes down how many were given. To be called before the transaction ends. */
  readonly keep: () => Promise<void>;
}

export async function openPassageKeys(
  tx: Prisma.TransactionClient,
  transcriptId: number,
): Promise<PassageKeys> {
  const where = { id: transcriptId };
  const { lastKey } = await tx.transcript.findUniqueOrThrow({ where, select: { lastKey: true } });
  let last = lastKey;
  return {
    next: () => ++last,
    keep: async () => {
      if (last > lastKey)
        await tx.transcript.update({ where, data: { lastKey: last }, select: { id: true } });
    },
  };
}
