import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { processWide } from "../process-wide.ts";
import { type DatabaseLocation, isPostgresql } from "./location.ts";

/**
 * Runs `work` with Prisma's own schema engine, compiled to WebAssembly: it needs no binary for the machine, and so
 * nothing to download. The engine locks an SQLite file for itself; it is free again when the promise settles.
 */
export async function withSchemaEngine<T>(
  location: DatabaseLocation,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await instantiated.get();
  const factory = remembering(await openFactory(location));
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, bound);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await factory.close();
  }
}

async function openFactory(location: DatabaseLocation): Promise<SqlMigrationAwareDriverAdapterFactory> {
  if (!isPostgresql(location)) return new PrismaBetterSqlite3({ url: `file:${location}` });
  const { PostgresqlEngineAdapter } = await import("./postgresql/engine-adapter.ts");
  return new PostgresqlEngineAdapter(location);
}

/** The same factory, which remembers its connections: the engine has no way to close them. */
function remembering(factory: SqlMigrationAwareDriverAdapterFactory) {
  const connections: SqlDriverAdapter[] = [];
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    async connect() {
      const connection = await factory.connect();
      connections.push(connection);
      return connection;
    },
    async close() {
      await Promise.all(connections.map((connection) => connection.dispose()));
    },
  };
}

// Its package remembers the memory of the first one for good.
const instantiated = processWide("schema engine", instantiate);

async function instantiate(): Promise<void> {
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const wasm = await readFile(script.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": { ...bindings } });
  const { __wbindgen_start: start } = instance.exports;
  bindings.__wbg_set_wasm(instance.exports);
  if (typeof start === "function") start();
}
