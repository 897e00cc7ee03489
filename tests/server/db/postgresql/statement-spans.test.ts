import { describe, expect, test } from "vitest";
import { database } from "#server/db/client.ts";
import { keepSpans } from "../../../support/kept-spans.ts";
import { processDatabase } from "../../database.ts";
import { isPostgresqlThere } from "../../postgresql-database.ts";

processDatabase();

describe.runIf(isPostgresqlThere())("over PostgreSQL", () => {
  test("a statement that writes is one span, alone and in a transaction", async () => {
    const spans = keepSpans();
    const write = 'UPDATE "Show" SET "title" = "title"';
    await spans.within(() => database().$executeRawUnsafe(write));
    expect(spans.names).toEqual(["UPDATE", "all"]);
    await spans.within(() => database().$transaction((tx) => tx.$executeRawUnsafe(write)));
    expect(spans.names.slice(2).filter((name) => name === "UPDATE")).toEqual(["UPDATE"]);
  });
});
