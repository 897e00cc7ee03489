import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** Flags: a person was there, and was verified; the key comes along (Web Authentication, section 6.1). */
const PRESENT = 0x05;
const WITH_KEY = 0x40;

interface Asked {
  readonly challenge: string;
  readonly origin: string;
  readonly host: string;
}

/** Keeps passkeys as a browser and its device do, and answers as they do. */
export class Authenticator {
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #id = randomBytes(32);
  readonly #aaguid: string;
  #handle = "";
  /** How often it says that its key was used. */
  counter = 1;

  constructor(aaguid = "00000000-0000-0000-0000-000000000000") {
    this.#aaguid = aaguid;
  }

  create({ challenge, origin, host }: Asked, handle: string): string {
    this.#handle = handle;
    // It ends with the two numbers of its point. As JWK Node 20 exports a key under a lock, and waits for itself where garbage is collected meanwhile.
    const point = this.#keys.publicKey.export({ format: "der", type: "spki" }).subarray(-64);
    const [left, right] = [point.subarray(0, 32), point.subarray(32)];
    // A COSE key: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
    const key = Buffer.concat([hex("a5010203262001215820"), left, hex("225820"), right]);
    const data = Buffer.concat([
      this.#data(host, PRESENT | WITH_KEY),
      hex(this.#aaguid.replaceAll("-", "")),
      hex("0020"),
      this.#id,
      key,
    ]);
    // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}.
    const beginning = Buffer.concat([
      hex("a363"),
      Buffer.from("fmt"),
      hex("64"),
      Buffer.from("none"),
      hex("67"),
      Buffer.from("attStmt"),
      hex("a068"),
      Buffer.from("authData"),
      Buffer.from([0x58, data.length]),
    ]);
    const clientDataJSON = clientData("webauthn.create", challenge, origin);
    return this.#answer({ clientDataJSON, attestationObject: Buffer.concat([beginning, data]) });
  }

  sign({ challenge, origin, host }: Asked, handle = this.#handle): string {
    this.counter += 1;
    const authenticatorData = this.#data(host, PRESENT);
    const clientDataJSON = clientData("webauthn.get", challenge, origin);
    const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)]);
    const signature = sign("sha256", signed, this.#keys.privateKey);
    const userHandle = Buffer.from(handle, "base64url");
    return this.#answer({ clientDataJSON, authenticatorData, signature, userHandle });
  }

  #data(host: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(Buffer.from(host)), Buffer.from([flags]), counter]);
  }

  #answer(parts: Readonly<Record<string, Buffer>>): string {
    const id = this.#id.toString("base64url");
    const response = Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, part.toString("base64url")]),
    );
    return JSON.stringify({ id, rawId: id, type: "public-key", response });
  }
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function hex(digits: string): Buffer {
  return Buffer.from(digits, "hex");
}

function sha256(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}
