import { link } from "node:fs/promises";
import { errorCode } from "../error-code.ts";

/** Gives a file a second name. False when the name is taken. */
export async function linkOnce(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}
