import { z } from "zod";

const bucket = z.object({
  /** Scheme, host and port of the service: `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: z.string(),
  bucket: z.string(),
  /** Before the names of files, with a slash at its end; empty for none. */
  prefix: z.string(),
  /** Null where the host tells it, or there is one alone. */
  region: z.string().nullable(),
  keyId: z.string(),
  /** Secret. */
  key: z.string(),
});

/** A bucket of a service that speaks the protocol of S3. */
export type BucketPlace = Readonly<z.infer<typeof bucket>>;

/** Plain data, so that it can be handed to a thread. */
export const mediaPlace = z.union([z.string(), bucket.readonly()]);

/** Where sound and pictures are kept: the path of a folder, or a bucket. */
export type MediaPlace = z.infer<typeof mediaPlace>;

/** How sound comes from a bucket to who plays it: by an address that is signed, or one below `base` that is open to all, or through here. */
export type BucketSending =
  | { readonly kind: "signed" }
  | { readonly kind: "public"; readonly base: string }
  | { readonly kind: "relayed" };

/** The folder, where it is one. */
export function folderOf(place: MediaPlace): string | null {
  return typeof place === "string" ? place : null;
}

/** What a place is called, without what is secret. */
export function nameOfPlace(place: MediaPlace): string {
  if (typeof place === "string") return place;
  return `s3://${new URL(place.endpoint).host}/${place.bucket}/${place.prefix}`.replace(/\/$/, "");
}

/** Where who plays sound that is kept here is led: an address of another host; null where it comes from here. */
export function ledTo({
  mediaPlace,
  bucketSending,
}: {
  readonly mediaPlace: MediaPlace;
  readonly bucketSending: BucketSending;
}): string | null {
  if (typeof mediaPlace === "string" || bucketSending.kind === "relayed") return null;
  return bucketSending.kind === "public" ? bucketSending.base : mediaPlace.endpoint;
}
