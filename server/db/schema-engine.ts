import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * Runs `work` with Prisma's own schema engine, compiled to WebAssembly: it needs no binary for the machine, and so
 * nothing to download. The engine locks the file for itself; it is free again when the promise settles.
 */
export async function withSchemaEngine<T>(
  databaseFile: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await instantiate();
  const factory = new ClosingFactory({ url: `file:${databaseFile}` });
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, bound);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await factory.close();
  }
}

/** Remembers its connections: the engine has no way to close them. */
class ClosingFactory extends PrismaBetterSqlite3 {
  readonly #connections: SqlDriverAdapter[] = [];

  override async connect(): Promise<SqlDriverAdapter> {
    const connection = await super.connect();
    this.#connections.push(connection);
    return connection;
  }

  async close(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.dispose()));
  }
}

let instantiated: Promise<void> | null = null;

function instantiate(): Promise<void> {
  instantiated ??= (async () => {
    const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
    const wasm = await readFile(script.replace(/\.js$/, ".wasm"));
    const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": { ...bindings } });
    const { __wbindgen_start: start } = instance.exports;
    bindings.__wbg_set_wasm(instance.exports);
    if (typeof start === "function") start();
  })();
  return instantiated;
}
