import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export const ETAG = '"first"';

/** A feed of the show Sea: elements as they are written, and items by their guids. */
export function feedOf(...lines: readonly string[]): string {
  const item = (guid: string) =>
    `<item><title>${guid}</title><guid>${guid}</guid><enclosure url="${guid}.mp3" type="audio/mpeg" length="1"/></item>`;
  const inside = lines.map((line) => (line.startsWith("<") ? line : item(line))).join("");
  return `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Sea</title>${inside}</channel></rss>`;
}

export interface Asked {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** A host of files and redirects by their paths, which answers conditional requests until the test is over, and what it was asked. */
export async function host(feeds: Readonly<Record<string, string>>) {
  const asked: Asked[] = [];
  const files = new Map(Object.entries(feeds));
  /** In place of a file. */
  const answers = new Map<string, (response: ServerResponse) => void>();
  const redirects = new Map<string, { readonly status: number; readonly location: string }>();
  const server = createServer(({ url = "", headers }, response) => {
    asked.push({ url, headers });
    const answer = answers.get(url);
    if (answer) return answer(response);
    const redirect = redirects.get(url);
    if (redirect) return response.writeHead(redirect.status, { location: redirect.location }).end();
    const body = files.get(url);
    if (body === undefined) return response.writeHead(404).end();
    if (headers["if-none-match"] === ETAG) return response.writeHead(304).end();
    response.writeHead(200, { "content-type": "application/rss+xml", etag: ETAG }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { asked, answers, files, redirects, origin: `http://127.0.0.1:${port}` };
}
