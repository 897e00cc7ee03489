import { openSearch } from "#server/search/engine/open.ts";
import { sharedDatabase } from "../database.ts";
import { searchSuite } from "./search-suite.ts";

const { db, file } = sharedDatabase();

searchSuite(
  async () => ({ db: db(), backend: openSearch(file) }),
  ({ backend }) => backend.close(),
);
