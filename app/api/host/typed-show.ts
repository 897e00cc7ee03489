import type { Asked } from "#server/accounts/form-route.ts";
import type { TypedShow } from "#server/upload/own-show.ts";

/** A show as the fields of its form have it. */
export async function typedShow({ field, file }: Asked): Promise<TypedShow> {
  return {
    title: field("title"),
    author: field("author"),
    language: field("language"),
    description: field("description"),
    art: await file("art"),
  };
}
