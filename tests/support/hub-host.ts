import { createHmac, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type SignatureMethod = "sha1" | "sha256" | "sha384" | "sha512";

interface Subscription {
  readonly callback: string;
  readonly topic: string;
  readonly secret: string | null;
  /** Seconds. */
  readonly lease: number;
}

/** What a subscriber has asked for. */
export interface HubRequest {
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
}

/** How a hub behaves that does not do what it is asked. */
export type HubFault =
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Takes the wish, and never asks whether it was meant. */
  | { readonly kind: "forgets" }
  | { readonly kind: "denies"; readonly reason: string };

/** A hub of WebSub (W3C Recommendation of 23 January 2018, sections 5 to 8), which does as it is told and no more. */
export class HubHost {
  readonly asked: HubRequest[] = [];
  /** By callback and topic. */
  readonly subscriptions = new Map<string, Subscription>();
  /** What subscribers answered when they were asked whether they meant it. */
  readonly verified: { readonly mode: string; readonly status: number; readonly echoed: boolean }[] = [];
  fault: HubFault | null = null;
  /** What it grants, whatever it is asked for. Seconds. */
  lease = 3 * 24 * 3600;
  /** Asks before it answers, as some do. */
  verifiesFirst = false;
  /** Is told when it begins to ask a subscriber that it has answered already, and when it has done so. */
  onAsking: (begun: boolean) => void = () => {};
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async open(): Promise<HubHost> {
    const host = new HubHost();
    await new Promise<void>((resolve) => host.#server.listen(0, "127.0.0.1", resolve));
    return host;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/hub`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Tells all who want to know of a topic what is there now; gives the statuses that they answer. */
  async publish(topic: string, body: string, method: SignatureMethod = "sha256"): Promise<readonly number[]> {
    const wanted = [...this.subscriptions.values()].filter((known) => known.topic === topic);
    return Promise.all(
      wanted.map(({ callback, secret }) => this.send(callback, topic, body, signed(method, secret, body))),
    );
  }

  /** Sends one notification with this signature; null: without. */
  async send(callback: string, topic: string, body: string, signature: string | null): Promise<number> {
    const headers = {
      "content-type": "application/rss+xml",
      link: `<${this.url}>; rel="hub", <${topic}>; rel="self"`,
      ...(signature !== null && { "x-hub-signature": signature }),
    };
    const { status } = await fetch(callback, { method: "POST", headers, body });
    return status;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const form = Object.fromEntries(new URLSearchParams(Buffer.concat(pieces).toString("utf8")));
    const path = request.url ?? "";
    this.asked.push({ path, form });
    if (this.fault?.kind === "status")
      return void response.writeHead(this.fault.status, this.fault.headers).end();
    const problem = faultOf(request, form);
    if (problem !== null) return void response.writeHead(400, { "content-type": "text/plain" }).end(problem);
    const verify = () => this.#verify(form);
    if (this.verifiesFirst) await verify();
    else {
      this.onAsking(true);
      void verify().finally(() => this.onAsking(false));
    }
    response.writeHead(202).end();
  }

  /** Asks the subscriber whether it was meant (section 5.3), or says that it is not to be (5.2). */
  async #verify(form: Readonly<Record<string, string>>): Promise<void> {
    if (this.fault?.kind === "forgets") return;
    const [callback, topic, mode] = [
      form["hub.callback"] ?? "",
      form["hub.topic"] ?? "",
      form["hub.mode"] ?? "",
    ];
    const challenge = randomBytes(16).toString("hex");
    const denial =
      this.fault?.kind === "denies" ? { "hub.mode": "denied", "hub.reason": this.fault.reason } : null;
    const url = new URL(callback);
    const asked = denial ?? {
      "hub.mode": mode,
      "hub.challenge": challenge,
      ...(mode === "subscribe" && { "hub.lease_seconds": String(this.lease) }),
    };
    for (const [name, value] of Object.entries({ ...asked, "hub.topic": topic }))
      url.searchParams.append(name, value);
    const answer = await fetch(url, { redirect: "manual" });
    const echoed = (await answer.text()) === challenge;
    this.verified.push({ mode: asked["hub.mode"], status: answer.status, echoed });
    if (denial !== null || !answer.ok || !echoed) return;
    const key = `${callback} ${topic}`;
    if (mode === "unsubscribe") this.subscriptions.delete(key);
    else
      this.subscriptions.set(key, { callback, topic, secret: form["hub.secret"] ?? null, lease: this.lease });
  }
}

export function signed(method: SignatureMethod, secret: string | null, body: string): string | null {
  return secret === null ? null : `${method}=${createHmac(method, secret).update(body).digest("hex")}`;
}

/** What is wrong with a wish (section 5.1); null for nothing. */
function faultOf(
  { method, headers }: IncomingMessage,
  form: Readonly<Record<string, string>>,
): string | null {
  if (method !== "POST") return "It must be sent by POST";
  if (headers["content-type"] !== "application/x-www-form-urlencoded") return "It must be a form";
  if (!["subscribe", "unsubscribe"].includes(form["hub.mode"] ?? "")) return "hub.mode is unknown";
  for (const name of ["hub.callback", "hub.topic"])
    if (!URL.canParse(form[name] ?? "")) return `${name} is no address`;
  const lease = form["hub.lease_seconds"];
  if (lease !== undefined && !/^[1-9]\d*$/.test(lease)) return "hub.lease_seconds is no number";
  return Buffer.byteLength(form["hub.secret"] ?? "") < 200 ? null : "hub.secret is too long";
}
