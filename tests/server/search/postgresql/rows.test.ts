import { openSearch } from "#server/search/engine/open.ts";
import { keepWords } from "#server/search/postgresql/keep-words.ts";
import { sharedDatabase } from "../../database.ts";
import { searchSuite } from "../search-suite.ts";

const { db, file } = sharedDatabase();

searchSuite(
  async () => {
    await keepWords(file, "rows");
    return { db: db(), backend: openSearch(file, () => {}, null, "rows") };
  },
  ({ backend }) => backend.close(),
  {
    repeats:
      "which passages repeat one another is known of all of them in memory alone; each is listed by itself",
  },
);
