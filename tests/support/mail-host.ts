import { readFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { parseMail, type ReadMail } from "./read-mail.ts";

/** A key and a certificate for 127.0.0.1 that nobody vouches for. */
export const IDENTITY_FILE = "tests/support/sound-host.pem";
export const LOGIN = { user: "poddy@example.org", password: "p@ss/word#1" };

export interface MailHostOptions {
  /** Null for one that does not encrypt. */
  readonly encrypts?: "first" | "starttls" | null;
  /** Whether it asks who sends. */
  readonly asksLogin?: boolean;
  /** What it does not take, and says so. */
  readonly refuses?: "sender" | "recipient" | "mail" | null;
  /** Holds its greeting back until this is done. */
  readonly greetsAfter?: Promise<void>;
}

/** A server of mail that keeps what it is sent, and is as strict as they are. */
export class MailHost {
  readonly mails: ReadMail[] = [];
  /** How often somebody has connected. */
  connections = 0;
  readonly #server: SMTPServer;

  private constructor({
    encrypts = null,
    asksLogin = false,
    refuses = null,
    greetsAfter = Promise.resolve(),
  }: MailHostOptions) {
    const identity = readFileSync(IDENTITY_FILE, "utf8");
    const refusal = (kind: typeof refuses) => (refuses === kind ? refused() : null);
    this.#server = new SMTPServer({
      secure: encrypts === "first",
      key: identity,
      cert: identity,
      disabledCommands: encrypts === null ? ["STARTTLS"] : [],
      allowInsecureAuth: encrypts === null,
      authOptional: !asksLogin,
      onConnect: (_, callback) => {
        this.connections += 1;
        void greetsAfter.then(() => callback());
      },
      onAuth: ({ username, password }, _, callback) => {
        const right = username === LOGIN.user && password === LOGIN.password;
        callback(right ? null : new Error(`Wrong: ${username} ${password}`), right ? { user: username } : {});
      },
      onMailFrom: (_, __, callback) => callback(refusal("sender")),
      onRcptTo: (_, __, callback) => callback(refusal("recipient")),
      onData: (stream, { envelope }, callback) => {
        const pieces: Buffer[] = [];
        stream.on("data", (piece: Buffer) => pieces.push(piece));
        stream.on("end", () => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : "";
          const to = envelope.rcptTo.map(({ address }) => address);
          if (refuses === "mail") return callback(refused());
          this.mails.push({ from, to, ...parseMail(Buffer.concat(pieces).toString("latin1")) });
          return callback();
        });
      },
    });
    // Whoever goes away in the middle of it may.
    this.#server.on("error", () => undefined);
  }

  static async open(options: MailHostOptions = {}, port = 0): Promise<MailHost> {
    const host = new MailHost(options);
    await new Promise<void>((resolve) => host.#server.listen(port, "127.0.0.1", resolve));
    return host;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

function refused(): Error {
  return Object.assign(new Error("Not from here, vera@example.org"), { responseCode: 554 });
}

/** A server that only says this to who connects, and nothing more. */
export class DullHost {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  /** Resolves when the first has connected. */
  readonly somebody: Promise<void>;

  private constructor(says: string) {
    let came: () => void = () => undefined;
    this.somebody = new Promise((resolve) => {
      came = resolve;
    });
    this.#server = createServer((socket) => {
      came();
      this.#sockets.add(socket);
      socket.on("error", () => undefined);
      socket.write(says);
    });
  }

  static async open(says: string, port = 0): Promise<DullHost> {
    const host = new DullHost(says);
    await new Promise<void>((resolve) => host.#server.listen(port, "127.0.0.1", resolve));
    return host;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
