import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** A request as it stands on the wire. */
export interface SignedRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Signatory {
  readonly keyId: string;
  readonly key: string;
  readonly region: string;
}

/** Why a request is not let in, by the code of S3; else what its body has as SHA-256, or null where that is not signed. */
export type Verdict =
  | { readonly kind: "refused"; readonly status: 400 | 403; readonly code: string }
  | { readonly kind: "let-in"; readonly bodyHash: string | null };

const QUARTER_HOUR = 15 * 60_000;
const WEEK = 604_800;
const UNSIGNED = "UNSIGNED-PAYLOAD";

/** Verifies a request that is signed in its headers or its query ("Authenticating Requests (AWS Signature Version 4)" of S3's reference). */
export function verify(request: SignedRequest, by: Signatory, now: Date): Verdict {
  const query = queryOf(request.target);
  const inQuery = query.some(([name]) => name === "X-Amz-Signature");
  return inQuery ? verifyQuery(request, query, by, now) : verifyHeaders(request, query, by, now);
}

type Pairs = readonly (readonly [string, string])[];

function verifyHeaders(request: SignedRequest, query: Pairs, by: Signatory, now: Date): Verdict {
  const { authorization = "" } = request.headers;
  const form = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [, credential = "", names = "", signature = ""] = form.exec(authorization) ?? [];
  if (signature === "")
    return refused(authorization === "" ? "AccessDenied" : "AuthorizationHeaderMalformed");
  const date = headerOf(request.headers, "x-amz-date");
  const bodyHash = headerOf(request.headers, "x-amz-content-sha256");
  if (bodyHash === "") return { kind: "refused", status: 400, code: "MissingSecurityHeader" };
  const signed = names.split(";");
  const needed = ["host", ...Object.keys(request.headers).filter((name) => name.startsWith("x-amz-"))];
  if (needed.some((name) => !signed.includes(name))) return refused("AccessDenied");
  if (Math.abs(timeOf(date) - now.getTime()) > QUARTER_HOUR) return refused("RequestTimeTooSkewed");
  const fault = faultOf(request, query, { credential, names, signature, date, bodyHash }, by);
  return fault ?? { kind: "let-in", bodyHash: bodyHash === UNSIGNED ? null : bodyHash };
}

function verifyQuery(request: SignedRequest, query: Pairs, by: Signatory, now: Date): Verdict {
  const told = new Map(query);
  const of = (name: string) => told.get(`X-Amz-${name}`) ?? "";
  if (told.size !== query.length || of("Algorithm") !== "AWS4-HMAC-SHA256")
    return { kind: "refused", status: 400, code: "AuthorizationQueryParametersError" };
  const [date, expires] = [of("Date"), Number(of("Expires"))];
  if (!(expires >= 1 && expires <= WEEK))
    return { kind: "refused", status: 400, code: "AuthorizationQueryParametersError" };
  const age = now.getTime() - timeOf(date);
  if (age > expires * 1000 || age < -QUARTER_HOUR) return refused("AccessDenied");
  const rest = query.filter(([name]) => name !== "X-Amz-Signature");
  const how = { credential: of("Credential"), names: of("SignedHeaders"), signature: of("Signature") };
  const fault = faultOf(request, rest, { ...how, date, bodyHash: UNSIGNED }, by);
  return fault ?? { kind: "let-in", bodyHash: null };
}

interface How {
  readonly credential: string;
  readonly names: string;
  readonly signature: string;
  readonly date: string;
  readonly bodyHash: string;
}

function faultOf(
  request: SignedRequest,
  query: Pairs,
  how: How,
  { keyId, key, region }: Signatory,
): Verdict | null {
  const scope = `${how.date.slice(0, 8)}/${region}/s3/aws4_request`;
  if (how.credential.split("/")[0] !== keyId) return refused("InvalidAccessKeyId");
  if (how.credential !== `${keyId}/${scope}`) return refused("AuthorizationHeaderMalformed");
  const [path = ""] = request.target.split("?", 1);
  const canonical = [
    request.method,
    path
      .split("/")
      .map((part) => encode(decodeURIComponent(part)))
      .join("/"),
    query
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .toSorted()
      .join("&"),
    ...how.names
      .split(";")
      .map((name) => `${name}:${headerOf(request.headers, name).trim().replace(/ +/g, " ")}`),
    "",
    how.names,
    how.bodyHash,
  ].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", how.date, scope, sha256(canonical)].join("\n");
  const signer = [how.date.slice(0, 8), region, "s3", "aws4_request"].reduce(
    (under: Buffer, part) => hmac(under, part),
    Buffer.from(`AWS4${key}`),
  );
  const right = hmac(signer, toSign);
  const given = Buffer.from(how.signature, "hex");
  const same = given.length === right.length && timingSafeEqual(given, right);
  return same ? null : refused("SignatureDoesNotMatch");
}

function queryOf(target: string): Pairs {
  const query = target.includes("?") ? target.slice(target.indexOf("?") + 1) : "";
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [name = "", value = ""] = pair.split("=").map((part) => decodeURIComponent(part));
      return [name, value] as const;
    });
}

function headerOf(headers: IncomingHttpHeaders, name: string): string {
  return headers[name]?.toString() ?? "";
}

/** 20261130T000000Z in milliseconds since 1970. */
function timeOf(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

function refused(code: string): Verdict {
  return { kind: "refused", status: 403, code };
}
