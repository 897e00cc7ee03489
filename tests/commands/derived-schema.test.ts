import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { derivePostgresqlSchema } from "#commands/derived-schema.ts";

test("the schema of PostgreSQL differs from the canonical one in two lines", () => {
  const canonical = readFileSync("prisma/schema.prisma", "utf8").split("\n");
  const derived = derivePostgresqlSchema(canonical.join("\n")).split("\n");
  expect(derived.filter((line, index) => line !== canonical[index])).toEqual([
    '  output              = "./postgresql"',
    '  provider = "postgresql"',
  ]);
});

test("a schema that is not as expected is refused", () => {
  expect(() => derivePostgresqlSchema('datasource db {\n  provider = "mysql"\n}')).toThrow(
    'Once in the schema there must be: provider = "sqlite"',
  );
});
