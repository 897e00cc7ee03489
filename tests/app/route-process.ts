import { config } from "#server/config.ts";
import { makeDoor } from "#server/site/door.ts";

type Route = (request: Request, context: { readonly params: Promise<object> }) => Promise<Response>;

// Routes of `app/` that take no parameters, over a socket and without Next. Says its port when it listens.
const { publicUrl } = config();
const door = makeDoor({ host: "127.0.0.1", port: 0, publicUrl }, false);
await door.open(async (request, response) => {
  const { pathname, href } = new URL(request.url ?? "", publicUrl);
  const { POST } = (await import(`../../app/${pathname.slice(1)}/route.ts`)) as { POST: Route };
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = new Headers({ host: new URL(publicUrl).host });
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === "string" && name !== "host") headers.set(name, value);
  const asked = new Request(href, { method: "POST", headers, body: Buffer.concat(chunks) });
  const answer = await POST(asked, { params: Promise.resolve({}) });
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== "set-cookie") response.setHeader(name, value);
  response.setHeader("set-cookie", answer.headers.getSetCookie());
  response.end(Buffer.from(await answer.arrayBuffer()));
});
const address = door.server.address();
console.log(typeof address === "object" ? address?.port : address);
