import { randomBytes } from "node:crypto";
import { mkdir, statfs } from "node:fs/promises";
import { FileStore } from "@tus/file-store";
import { ERRORS, Server, Upload } from "@tus/server";
import { mayAct } from "#core/account/role.ts";
import { UPLOADS_PATH } from "#core/upload/address.ts";
import { findSession } from "../accounts/session.ts";
import { tokenOf } from "../accounts/session-cookie.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/client.ts";
import { setbackOf } from "../setback.ts";
import { kindOf, removeUploaded, settleOnDisk, uploadedPath } from "./uploaded-file.ts";
import {
  asBegun,
  type BeginFault,
  type BegunFile,
  beginFile,
  countBytes,
  forgetFile,
  receiveFile,
} from "./uploads.ts";

/** Bytes that stay free for everything else: the database grows with what is imported. */
const LEFT_FREE = 256 * 1024 ** 2;
interface Refusal {
  readonly status_code: number;
  readonly body: string;
}
const BEGIN_REFUSALS: Readonly<Record<BeginFault, Refusal>> = {
  tooMany: { status_code: 429, body: "Too many files are on their way. Finish or cancel some of them.\n" },
  noShow: { status_code: 404, body: "There is no such show here to upload to.\n" },
  otherShow: { status_code: 400, body: "What belongs together goes to one show.\n" },
  received: { status_code: 409, body: "All of this file is here already.\n" },
};
const NOT_TOLD: Refusal = {
  status_code: 400,
  body: "Upload-Length, and a name, file, key and show are needed.\n",
};
const NO_SPACE: Refusal = { status_code: 507, body: "The disk of this site has no room for this file.\n" };

type UploadOptions = Pick<Config, "uploadsDir" | "uploadMaxBytes" | "publicUrl">;

/**
 * The server's part of tus 1.0.0 (creation, creation-with-upload, termination): files are in the folder of uploads, what is
 * known of them in the database. `onReceived` is called when an episode can be made.
 */
export async function openProtocol(
  db: Database,
  { uploadsDir, uploadMaxBytes, publicUrl }: UploadOptions,
  onReceived: () => void,
): Promise<Server> {
  await mkdir(uploadsDir, { recursive: true });
  const datastore = new RoomyStore({ directory: uploadsDir, configstore: filesOf(db) });
  return new Server({
    path: UPLOADS_PATH,
    datastore,
    maxSize: uploadMaxBytes,
    allowedOrigins: [publicUrl],
    relativeLocation: true,
    namingFunction: () => randomBytes(16).toString("hex"),
    async onUploadCreate({ headers }, { id, size, metadata }) {
      const session = await findSession(db, tokenOf(headers));
      if (!session || !mayAct(session.account.role, "host")) throw { status_code: 401, body: "" };
      const begun = asBegun.safeParse(metadata);
      if (!begun.success || !size) throw NOT_TOLD;
      if (!(await hasRoom(db, uploadsDir, size, begun.data))) throw NO_SPACE;
      const outcome = await beginFile(db, session.account, { id, size }, begun.data);
      if (outcome.kind === "refused") throw BEGIN_REFUSALS[outcome.fault];
      if (outcome.instead !== null) await removeUploaded(uploadsDir, [outcome.instead]);
      return {};
    },
    async onUploadFinish(_request, { id }) {
      await receive(db, uploadsDir, id, onReceived).catch((error: unknown) => {
        throw setbackOf(error) === "diskFull" ? NO_SPACE : error;
      });
      return {};
    },
  });
}

/** Files as the library keeps them, which says of what could not be written that it was so, and not why. */
class RoomyStore extends FileStore {
  override async write(...asked: Parameters<FileStore["write"]>): Promise<number> {
    try {
      return await super.write(...asked);
    } catch (error) {
      throw (await freeBytes(this.directory)) < LEFT_FREE ? NO_SPACE : error;
    }
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Notes that all of a file is there. */
export async function receive(
  db: Database,
  uploadsDir: string,
  id: string,
  onReceived: () => void,
): Promise<void> {
  const known = await db.uploadedFile.findUnique({ where: { id }, select: { name: true } });
  if (!known) return;
  const file = uploadedPath(uploadsDir, id);
  await settleOnDisk(file);
  if (await receiveFile(db, id, await kindOf(file, known.name))) onReceived();
}

/** Whether the disk has room for a file and for all that were begun before it: while an episode is made of one, there are two of it. */
async function hasRoom(db: Database, uploadsDir: string, size: number, begun: BegunFile): Promise<boolean> {
  const { coming, waiting } = await countBytes(db, begun);
  return (await freeBytes(uploadsDir)) >= 2 * (size + coming) + waiting + LEFT_FREE;
}

/** What the library keeps beside each file, which here is a row that was written before. */
function filesOf(db: Database) {
  return {
    async get(id: string) {
      const file = await db.uploadedFile.findUnique({ where: { id } });
      if (!file) throw ERRORS.FILE_NOT_FOUND;
      const { size, createdAt } = file;
      return new Upload({ id, size, offset: 0, creation_date: createdAt.toISOString() });
    },
    set: async () => undefined,
    delete: (id: string) => forgetFile(db, id),
  };
}
