import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { unpackEmbeddedPostgresql } from "../../../support/embedded-postgresql.ts";
import { startPostgresql } from "../../../support/postgresql-server.ts";

test.skipIf(unpackEmbeddedPostgresql() === null)(
  "the server that npm brings begins whatever is installed, and whoever begins it",
  async () => {
    vi.stubEnv("TEST_POSTGRESQL", "embedded");
    onTestFinished(() => void vi.unstubAllEnvs());
    const server = await startPostgresql();
    onTestFinished(() => server?.stop());
    const client = new Client(server?.address);
    await client.connect();
    const { rows } = await client.query("SHOW server_version");
    await client.end();
    expect(rows).toEqual([{ server_version: "15.18" }]);
  },
);
