import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";

const servers: Server[] = [];
afterEach(endServers);

/** Answers on this machine until the test has ended. Gives the address, without a slash at its end. */
export async function serve(listener: RequestListener): Promise<string> {
  return `http://127.0.0.1:${await listen(listener, 0)}`;
}

/** The same at one of the ports where websites are, which it gives. */
export async function serveAtWebPort(listener: RequestListener): Promise<number> {
  for (let port = 8010; port < 8080; port++) {
    const taken = await listen(listener, port).catch(() => null);
    if (taken !== null) return taken;
  }
  throw new Error("No port is free from 8010 to 8079");
}

async function listen(listener: RequestListener, port: number): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  servers.push(server);
  return (server.address() as AddressInfo).port;
}

/** Ends them sooner: nobody listens any more. */
export async function endServers(): Promise<void> {
  const ended = servers.splice(0).map((server) => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  await Promise.all(ended);
}
