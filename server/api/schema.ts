import { z } from "zod";

/** What answers are made of. Null, where it may be: not known. */
export const count = z.int().nonnegative();
export const seconds = z.number().nonnegative();
export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

/** Which page of a list this is, and how long the list is. */
export const paging = { page: z.int().min(1), pages: z.int().min(1), total: count.describe("On all pages") };
