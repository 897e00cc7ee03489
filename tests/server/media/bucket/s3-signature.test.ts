import { expect, test } from "vitest";
import { type SignedRequest, verify } from "../../../support/s3-signature.ts";

// The examples of "Signature Calculations for the Authorization Header" and "Using Query Parameters" of S3's reference.
const SIGNATORY = {
  keyId: "AKIAIOSFODNN7EXAMPLE",
  key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  region: "us-east-1",
};
const AT = new Date("2013-05-24T00:00:00Z");
const NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const WELCOME = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";

function signed(
  [method, target]: readonly [string, string],
  names: string,
  signature: string,
  headers: Readonly<Record<string, string>> = {},
): SignedRequest {
  const scope = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
  return {
    method,
    target,
    headers: {
      host: "examplebucket.s3.amazonaws.com",
      "x-amz-date": "20130524T000000Z",
      "x-amz-content-sha256": NOTHING,
      ...headers,
      authorization: `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=${names},Signature=${signature}`,
    },
  };
}

const USUAL = "host;x-amz-content-sha256;x-amz-date";
const EXAMPLES: readonly SignedRequest[] = [
  signed(
    ["GET", "/test.txt"],
    "host;range;x-amz-content-sha256;x-amz-date",
    "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
    { range: "bytes=0-9" },
  ),
  signed(
    ["PUT", "/test%24file.text"],
    "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
    "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
    {
      date: "Fri, 24 May 2013 00:00:00 GMT",
      "x-amz-storage-class": "REDUCED_REDUNDANCY",
      "x-amz-content-sha256": WELCOME,
    },
  ),
  signed(["GET", "/?lifecycle"], USUAL, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
  signed(
    ["GET", "/?max-keys=2&prefix=J"],
    USUAL,
    "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
  ),
];
const IN_QUERY: SignedRequest = {
  method: "GET",
  target: `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`,
  headers: { host: "examplebucket.s3.amazonaws.com" },
};

test.each(EXAMPLES)("an example of S3's own reference is let in: $method $target", (request) => {
  const { "x-amz-content-sha256": bodyHash } = request.headers;
  expect(verify(request, SIGNATORY, AT)).toEqual({ kind: "let-in", bodyHash });
});

test("so is the one that is signed in its query, until it expires", () => {
  const later = (seconds: number) => verify(IN_QUERY, SIGNATORY, new Date(AT.getTime() + seconds * 1000));
  expect(later(86_400)).toEqual({ kind: "let-in", bodyHash: null });
  expect(later(86_401)).toMatchObject({ code: "AccessDenied" });
});

test("what differs in anything that is signed is refused, and so is what is late or not signed", () => {
  const [first, , , list] = EXAMPLES;
  if (!first || !list) throw new Error("There are no examples");
  const code = (request: SignedRequest, at = AT) => verify(request, SIGNATORY, at);
  const wrong = { kind: "refused", status: 403, code: "SignatureDoesNotMatch" };
  expect(code({ ...first, method: "HEAD" })).toEqual(wrong);
  expect(code({ ...first, target: "/test.text" })).toEqual(wrong);
  expect(code({ ...first, headers: { ...first.headers, range: "bytes=0-10" } })).toEqual(wrong);
  expect(code({ ...list, target: "/?max-keys=3&prefix=J" })).toEqual(wrong);
  expect(code({ ...IN_QUERY, target: IN_QUERY.target.replace("86400", "86401") })).toEqual(wrong);
  expect(code(first, new Date(AT.getTime() + 16 * 60_000))).toMatchObject({ code: "RequestTimeTooSkewed" });
  expect(code({ ...first, headers: { host: "a" } })).toMatchObject({ code: "AccessDenied" });
  const more = { ...first.headers, "x-amz-acl": "public-read" };
  expect(code({ ...first, headers: more })).toMatchObject({ code: "AccessDenied" });
  expect(verify(first, { ...SIGNATORY, region: "eu-central-1" }, AT)).toMatchObject({
    code: "AuthorizationHeaderMalformed",
  });
});
