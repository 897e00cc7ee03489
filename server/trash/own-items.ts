import type { Database } from "../db/client.ts";
import { cellIn, openBundle } from "./bundle.ts";
import { REVISION_ROOT } from "./parts.ts";
import type { TableRows } from "./rows.ts";

/** With what the site signs in at the host of a feed: its own secret. */
const SECRET = "FeedLogin";

/** What somebody threw away and what of it is still there, one after the other. */
export async function* listOwnTrash(db: Database, accountId: number) {
  const items = await db.trashItem.findMany({
    where: { accountId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of items) {
    const item = await db.trashItem.findUnique({ where: { id } });
    if (!item) continue;
    const { kind, title, showTitle, deletedAt, content } = item;
    yield { id, kind, title, showTitle, deletedAt, rows: await readable(content) };
  }
}

/** What somebody had proposed and an editor has thrown away. */
export async function listDeclined(db: Database, accountId: number) {
  const items = await db.trashItem.findMany({
    where: { kind: "revision" },
    select: { title: true, showTitle: true, deletedAt: true, content: true },
    orderBy: { id: "asc" },
  });
  const found = [];
  for (const { content, ...item } of items) {
    const tables = content.length === 0 ? [] : await openBundle(content);
    if (cellIn(tables, REVISION_ROOT, "authorId") === String(accountId))
      found.push({ ...item, rows: tables.map(namedRows) });
  }
  return found;
}

/** The rows of a bundle by their tables; none where they are not in yet. */
async function readable(content: Uint8Array) {
  const tables = content.length === 0 ? [] : await openBundle(content);
  return tables.filter(({ table, rows }) => table !== SECRET && rows.length > 0).map(namedRows);
}

function namedRows({ table, columns, rows }: TableRows) {
  const named = rows.map((row) =>
    Object.fromEntries(columns.map((column, index) => [column, readCell(row[index] ?? null)])),
  );
  return { table, rows: named };
}

/** A cell as people read it: bytes, such as of a waveform, as they are kept. */
function readCell(cell: string | null): string | number | null {
  if (cell === null) return null;
  const [kind, value] = [cell.slice(0, 1), cell.slice(1)];
  if (kind === "x") return Buffer.from(value, "hex").toString();
  return kind === "i" || kind === "r" ? Number(value) : value;
}
