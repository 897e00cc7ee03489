import type { BucketPlace } from "../place.ts";
import { BucketClient } from "./bucket-client.ts";

/** All who ask within so long are given the same address, which their browsers then know again. Milliseconds. */
const SAME_FOR = 3600_000;
/** A long episode with pauses, from the end of the hour on. Seconds. */
const HOLDS_FOR = 6 * 3600;

/** Addresses at which a bucket gives a file to anybody who has them, for six to seven hours. */
export class SignedAddresses {
  readonly #client: BucketClient;

  constructor(place: BucketPlace) {
    this.#client = new BucketClient(place);
  }

  /** `disposition`: under what name it is saved (RFC 6266); null where it is only played. */
  of(method: "GET" | "HEAD", name: string, disposition: string | null, now = new Date()): Promise<string> {
    const at = new Date(Math.floor(now.getTime() / SAME_FOR) * SAME_FOR);
    const saved = disposition === null ? {} : { "response-content-disposition": disposition };
    return this.#client.signedAddress(method, name, { at, expires: SAME_FOR / 1000 + HOLDS_FOR, ...saved });
  }
}
