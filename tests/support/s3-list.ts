import type { S3Object } from "./s3-host.ts";
import { nameSpaced, S3Problem } from "./s3-problem.ts";

/** ListObjectsV2. A token is the last key, as no caller may know. */
export function listObjects(
  bucket: string,
  objects: ReadonlyMap<string, S3Object>,
  query: URLSearchParams,
  most: number,
): Buffer {
  if (query.get("list-type") !== "2") throw new S3Problem(400, "InvalidArgument");
  const [prefix, delimiter] = [query.get("prefix") ?? "", query.get("delimiter") ?? ""];
  const token = query.get("continuation-token");
  const after = token === null ? "" : Buffer.from(token, "base64").toString("utf8");
  const coded = query.get("encoding-type") === "url";
  const encode = coded ? encodeURIComponent : (text: string) => text;
  const below = [...objects]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .filter(([key]) => key.startsWith(prefix) && key > after)
    .filter(([key]) => delimiter === "" || !key.slice(prefix.length).includes(delimiter));
  const page = below.slice(0, most);
  const goesOn = below.length > page.length;
  const next = Buffer.from(page.at(-1)?.[0] ?? "").toString("base64");
  const contents = page.map(([key, { bytes, etag, modified }]) =>
    [
      `<Contents><Key>${encode(key)}</Key><LastModified>${modified.toISOString()}</LastModified>`,
      `<ETag>${etag}</ETag><Size>${bytes.length}</Size></Contents>`,
    ].join(""),
  );
  const told = [
    `<Name>${bucket}</Name><Prefix>${encode(prefix)}</Prefix><KeyCount>${page.length}</KeyCount>`,
    coded ? "<EncodingType>url</EncodingType>" : "",
    `<IsTruncated>${goesOn}</IsTruncated>`,
    goesOn ? `<NextContinuationToken>${next}</NextContinuationToken>` : "",
  ];
  return nameSpaced("ListBucketResult", [...told, ...contents].join(""));
}
