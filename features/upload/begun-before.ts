import type { ListedUpload } from "#core/upload/listed-upload.ts";
import type { Target, Transfer } from "./transfer.ts";

/** What the server has begun with of these files, for the same show, that this page is not sending. */
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
  const found = listed.find((upload) => upload.show === show && !sent.has(upload.key) && has(upload));
  return episode === null && found?.state === "receiving" ? found : null;
}
