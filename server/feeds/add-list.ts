import type { Database } from "../db/client.ts";
import type { OwnSite } from "../fetch/own-site.ts";
import { addImport } from "./add-import.ts";
import { listChoices } from "./kept-list.ts";
import type { SubscriptionList } from "./subscription-list.ts";

/** Has the shows of the chosen feeds of a list imported, but for those that are here or on their way. Tells how many. */
export async function addList(
  db: Database,
  list: Extract<SubscriptionList, { kind: "list" }>,
  chosen: ReadonlySet<number>,
  own: OwnSite,
  now: Date,
): Promise<number> {
  const choices = await listChoices(db, list, own);
  const wanted = choices.filter(({ index, state }) => chosen.has(index) && state === "new");
  for (const { index, title, place } of wanted) {
    const source = list.feeds[index]?.address;
    if (source !== undefined) await addImport(db, { source, title: title ?? place }, now);
  }
  return wanted.length;
}
