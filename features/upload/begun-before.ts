import type { ListedUpload } from "#core/upload/listed-upload.ts";
import type { Target, Transfer } from "./transfer.ts";

/**
 * What the server has begun with of these files that this page is not sending: for the same show, else for any, because whoever
 * is asked for the same files again need not look which show is chosen.
 */
export function findBegun(
  files: readonly File[],
  { show, episode }: Target,
  listed: readonly ListedUpload[],
  transfers: readonly Transfer[],
): ListedUpload | null {
  const sent = new Set(transfers.map(({ kept }) => kept.key));
  const has = (upload: ListedUpload) =>
    upload.files.some(
      (begun) =>
        !begun.received && files.some(({ name, size }) => name === begun.name && size === begun.size),
    );
  if (episode !== null) return null;
  const begun = listed.filter(
    (upload) => upload.state === "receiving" && !sent.has(upload.key) && has(upload),
  );
  return begun.find((upload) => upload.show === show) ?? begun[0] ?? null;
}
