import { getTranslations } from "next-intl/server";
import type { ListedUpload } from "#core/upload/listed-upload.ts";
import type { Member } from "#server/accounts/session.ts";
import { database } from "#server/db/client.ts";
import { listUploads } from "#server/upload/uploads.ts";

/** One's uploads, with what was wrong in the language of the page. */
export async function toldUploads(account: Member): Promise<readonly ListedUpload[]> {
  const t = await getTranslations("problem");
  const uploads = await listUploads(database(), account);
  return uploads.map(({ problems, ...upload }) => ({
    ...upload,
    sentences: problems.map(({ code, value }) => (t.has(code) ? t(code, { value }) : `${code} ${value}`)),
  }));
}
