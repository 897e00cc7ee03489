import path from "node:path";

/** Where a database is: the absolute path of an SQLite file, or the address of a PostgreSQL database, which may hold a password. */
export type DatabaseLocation = string;

const ADDRESS = /^postgres(?:ql)?:\/\//i;

/** Whether it is the address of a PostgreSQL database, as libpq writes it. */
export function isPostgresql(location: DatabaseLocation): boolean {
  return ADDRESS.test(location);
}

/** What `DATABASE_URL` names: `file:` with a path, or the address of a PostgreSQL database. Null for anything else. */
export function parseLocation(written: string): DatabaseLocation | null {
  if (/^file:./.test(written)) return path.resolve(written.slice("file:".length));
  if (!ADDRESS.test(written) || !URL.canParse(written)) return null;
  return new URL(written).pathname.length > 1 ? written : null;
}

/** How people are told of it: the path, or the address without its password and options. */
export function sayLocation(location: DatabaseLocation): string {
  if (!isPostgresql(location)) return location;
  const { username, host, pathname } = new URL(location);
  return `postgresql://${username === "" ? "" : `${username}@`}${host}${pathname}`;
}
