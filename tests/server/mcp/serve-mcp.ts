import { buffer } from "node:stream/consumers";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { onTestFinished } from "vitest";
import { POST } from "#app/mcp/route.ts";
import { makeDoor } from "#server/site/door.ts";

/** The revisions whose clients ask in two ways. */
export const MODES = ["legacy", { pin: "2026-07-28" }] as const;

/** Serves the route behind the door, as the site does, until the test has ended. Gives its port. */
export async function serveMcp(): Promise<number> {
  const door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl: "http://localhost" }, false);
  await door.open(async (incoming, response) => {
    const headers = new Headers();
    for (const [name, values = []] of Object.entries(incoming.headersDistinct))
      for (const value of values) headers.append(name, value);
    const body = await buffer(incoming);
    const answer = await POST(new Request("http://localhost/mcp", { method: "POST", headers, body }));
    const told = Buffer.from(await answer.arrayBuffer());
    const length = { "content-length": told.length };
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...length }).end(told);
  });
  onTestFinished(async () => {
    door.server.closeAllConnections();
    await door.close();
  });
  const address = door.server.address();
  if (typeof address !== "object" || address === null) throw new Error("The door has no port");
  return address.port;
}

/** The SDK's own client, connected until the test has ended; `from`: the address of whoever asks. */
export async function connectClient(
  port: number,
  mode: (typeof MODES)[number],
  from = "192.0.2.1",
): Promise<Client> {
  const client = new Client({ name: "a reader", version: "1" }, { versionNegotiation: { mode } });
  const requestInit = { headers: { "x-forwarded-for": from } };
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`), { requestInit }),
  );
  onTestFinished(() => client.close());
  return client;
}
