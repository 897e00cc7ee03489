import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Server } from "@tus/server";
import { mayAct } from "#core/account/role.ts";
import { UPLOADS_PATH, uploadedFileId } from "#core/upload/address.ts";
import { findSession } from "../accounts/session.ts";
import { tokenOf } from "../accounts/session-cookie.ts";
import type { Config } from "../config.ts";
import { type Database, database } from "../db/client.ts";
import { isOwn } from "../http/own-form.ts";
import { processWide } from "../process-wide.ts";
import { openProtocol, receive } from "./protocol.ts";
import { uploadedPath } from "./uploaded-file.ts";
import { beginWork } from "./work.ts";

/** So long nothing may come of a file before its connection is ended: what has come stays. Milliseconds. */
const STALLED = 60_000;

const VERSION = { "tus-resumable": "1.0.0" };

const protocols = processWide<Map<string, Promise<Server>>>("uploads", () => new Map());

/**
 * Answers the requests by which files come in: of hosts only, from pages of ours, each for files of their own. Before Next,
 * which would keep a body in memory for its own use and cut it.
 */
export async function answerUpload(
  config: Config,
  request: IncomingMessage,
  response: ServerResponse,
  stalled = STALLED,
): Promise<void> {
  const db = database();
  response.setHeader("cache-control", "no-store");
  response.setHeader("x-content-type-options", "nosniff");
  const [path = ""] = (request.url ?? "").split("?", 1);
  const id = uploadedFileId(path);
  const refused = await refusalOf(db, request, path, id);
  if (refused !== null) return refuse(response, refused);
  const onReceived = () => void beginWork(config, db);
  const whole = id === null ? null : await wholeFile(db, config, id, onReceived);
  if (whole && request.method === "HEAD") {
    const { size } = whole;
    response.writeHead(200, { ...VERSION, "upload-offset": size, "upload-length": size }).end();
    return;
  }
  // What is made use of now, or was, can neither go on nor be taken back.
  if (whole && (whole.used || request.method !== "DELETE")) return refuse(response, 409);
  request.setTimeout(stalled, () => request.destroy());
  // Who has sent all of it waits for us: that somebody listens keeps the connection.
  response.on("timeout", () => undefined);
  const protocol = await protocolOf(config, db, onReceived);
  await protocol.handle(request, response);
}

function protocolOf(config: Config, db: Database, onReceived: () => void): Promise<Server> {
  const known = protocols.get().get(config.uploadsDir);
  if (known) return known;
  const opened = openProtocol(db, config, onReceived);
  protocols.get().set(config.uploadsDir, opened);
  return opened;
}

/** The status by which a request is refused; null for one that may go on. */
async function refusalOf(
  db: Database,
  { method, headers: told }: IncomingMessage,
  path: string,
  id: string | null,
): Promise<number | null> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(told)) if (typeof value === "string") headers.set(name, value);
  // Browsers do not say of a question for what there is which page asks; no other site is told the answer.
  const own = method === "HEAD" ? isFromHere(headers) : isOwn(headers);
  if (!own) return 403;
  const session = await findSession(db, tokenOf(headers));
  if (!session) return 401;
  if (!mayAct(session.account.role, "host")) return 403;
  if (path === UPLOADS_PATH) return null;
  if (id === null) return 404;
  const where = { id, upload: { accountId: session.account.id } };
  return (await db.uploadedFile.count({ where })) === 0 ? 404 : null;
}

function isFromHere(headers: Headers): boolean {
  return ["same-origin", null].includes(headers.get("sec-fetch-site"));
}

interface WholeFile {
  readonly size: number;
  /** An episode is made with it, or was. */
  readonly used: boolean;
}

/** A file of which all is there; null for others. The note of it may have failed when its last byte came: it is made now. */
async function wholeFile(
  db: Database,
  { uploadsDir }: Config,
  id: string,
  onReceived: () => void,
): Promise<WholeFile | null> {
  const file = await db.uploadedFile.findUnique({ where: { id }, include: { upload: true } });
  if (!file) return null;
  const { kind, size, taken, upload } = file;
  if (kind !== null) return { size, used: taken || upload.state === "measuring" };
  const there = await stat(uploadedPath(uploadsDir, id)).catch(() => null);
  if (there?.size !== size) return null;
  await receive(db, uploadsDir, id, onReceived);
  return { size, used: false };
}

/** What is still sent of a body that nobody wants is not waited for. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: "close", "content-length": "0" }).end();
}
