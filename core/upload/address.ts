/** Where hosts see the shows of this site's own, and upload. */
export const HOST = "/host";
/** What takes how much of the disk. */
export const STORAGE = "/host/storage";
export const UPLOAD = "/host/upload";
/** What has become of one's uploads, as JSON. */
export const UPLOAD_LIST = "/host/uploads.json";

/** All forms of hosts are sent to below this address, by POST. */
export const HOST_FORMS_PATH = "/api/host/";

/** Files are begun here, and below it each has its own address (tus 1.0.0). */
export const UPLOADS_PATH = "/api/uploads";

const FILE = /^\/api\/uploads\/([0-9a-f]{32})$/;

/** Whether a path is for files as they come in. */
export function isUploadPath(path: string): boolean {
  return path === UPLOADS_PATH || path.startsWith(`${UPLOADS_PATH}/`);
}

/** The id of the file whose address this is; null for any other path. */
export function uploadedFileId(path: string): string | null {
  return FILE.exec(path)?.[1] ?? null;
}

/** What may be done at a path, parted by commas; null for a path that is none of uploads. */
export function uploadMethods(path: string): string | null {
  if (path === UPLOADS_PATH) return "POST";
  return isUploadPath(path) ? "HEAD, PATCH, DELETE" : null;
}

/** The page on which a show of this site's own is changed. */
export function ownShowHref(show: string): string {
  return `${HOST}/shows/${encodeURIComponent(show)}`;
}

/** The page on which an episode of it is changed. */
export function ownEpisodeHref(show: string, episode: string): string {
  return `${ownShowHref(show)}/${encodeURIComponent(episode)}`;
}
