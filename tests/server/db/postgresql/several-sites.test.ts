import { expect, test, vi } from "vitest";
import { freshDatabase } from "../../database.ts";
import { addShow } from "../../search/search-archive.ts";
import { beginSite, LONG } from "./sites.ts";

test("what one process changes is on the kept pages of all others", async () => {
  const { db, file } = await freshDatabase();
  await addShow(db, "Ours", "en", []);
  const sites = await Promise.all([beginSite(file), beginSite(file)]);
  const shown = (title: string) =>
    vi.waitFor(async () => {
      for (const { ask } of sites) expect(await ask("/")).toMatch(new RegExp(`${title}$`));
    }, LONG);
  await shown("Ours");
  await addShow(db, "Theirs", "en", []);
  await shown("Ours, Theirs");
  await db.show.updateMany({ where: { title: "Ours" }, data: { title: "Mine" } });
  await shown("Mine, Theirs");
});
