import { asList, asNumber, asObject, asOneOf, asText, into } from "#core/file/json-check.ts";

/**
 * What a server asks of passkeys, and what it is answered, both as JSON (Web Authentication, section 5.1). Browsers have
 * ways of their own for that, but not all that know passkeys, and keepers of passwords answer with what does not know them.
 */
const asBytes = into(asText, bytesOf);
const asCredential = asObject({ id: asBytes, type: asOneOf(["public-key"]) });

const readCreation = asObject({
  challenge: asBytes,
  rp: asObject({ id: asText, name: asText }),
  user: asObject({ id: asBytes, name: asText, displayName: asText }),
  pubKeyCredParams: asList(asObject({ type: asOneOf(["public-key"]), alg: asNumber })),
  timeout: asNumber,
  excludeCredentials: asList(asCredential),
  authenticatorSelection: asObject({
    residentKey: asOneOf(["required"]),
    requireResidentKey: asOneOf([true]),
    userVerification: asOneOf(["preferred"]),
  }),
});

const readRequest = asObject({
  challenge: asBytes,
  rpId: asText,
  timeout: asNumber,
  userVerification: asOneOf(["preferred"]),
});

/** Has the browser make a passkey: as JSON; null where it has not. Fails as the browser does. */
export async function createPasskey(options: unknown): Promise<string | null> {
  const asked = readCreation(options);
  if (!asked) return null;
  const publicKey = {
    ...asked,
    pubKeyCredParams: [...asked.pubKeyCredParams],
    excludeCredentials: [...asked.excludeCredentials],
  };
  const made = await navigator.credentials.create({ publicKey });
  if (!(made instanceof PublicKeyCredential)) return null;
  if (!(made.response instanceof AuthenticatorAttestationResponse)) return null;
  return credentialJson(made, {
    clientDataJSON: made.response.clientDataJSON,
    attestationObject: made.response.attestationObject,
  });
}

/** Has the browser sign with a passkey that it has, the same way. */
export async function signWithPasskey(options: unknown): Promise<string | null> {
  const publicKey = readRequest(options);
  const found = publicKey ? await navigator.credentials.get({ publicKey }) : null;
  if (!(found instanceof PublicKeyCredential)) return null;
  if (!(found.response instanceof AuthenticatorAssertionResponse)) return null;
  const { clientDataJSON, authenticatorData, signature, userHandle } = found.response;
  if (!userHandle) return null;
  return credentialJson(found, { clientDataJSON, authenticatorData, signature, userHandle });
}

function credentialJson({ rawId, type }: PublicKeyCredential, parts: Readonly<Record<string, ArrayBuffer>>) {
  const id = base64urlOf(rawId);
  const response = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, base64urlOf(part)]));
  return JSON.stringify({ id, rawId: id, type, response });
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const base64 = base64url.replaceAll("-", "+").replaceAll("_", "/");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function base64urlOf(bytes: ArrayBuffer): string {
  const base64 = btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
