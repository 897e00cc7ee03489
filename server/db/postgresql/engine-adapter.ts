import { PrismaPg } from "@prisma/adapter-pg";
import type { DatabaseLocation } from "../location.ts";
import { openPool } from "./pool.ts";

/** The schema engine's way to a PostgreSQL database: by one connection, and whole scripts at once. */
export class PostgresqlEngineAdapter extends PrismaPg {
  constructor(address: DatabaseLocation) {
    super(openPool(address, 1), { disposeExternalPool: true });
  }

  override async connect() {
    const connection = await super.connect();
    // What Prisma has here takes a script apart at every semicolon, those within functions too.
    connection.executeScript = async (script) => {
      await connection.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return connection;
  }
}
