import { z } from "zod";
import type { Limiter } from "../http/rate-limit.ts";

interface Described {
  readonly name: string;
  readonly description: string;
  readonly schema: z.ZodType;
  readonly example?: string;
}

/** A parameter without where it stands. */
export function describeParameter({ name, description, schema, example }: Described) {
  return { name, description, schema: describeSchema(schema), ...(example === undefined ? {} : { example }) };
}

export function jsonAnswer(description: string, component: string, type = "application/json") {
  return {
    description,
    content: { [type]: { schema: { $ref: `#/components/schemas/${component}` } } },
  };
}

export function problemAnswer(description: string) {
  return jsonAnswer(description, "Problem", "application/problem+json");
}

export function limitAnswer({ quota }: Limiter) {
  const retryAfter = { description: "In how many seconds to come back", schema: { type: "integer" } };
  return {
    ...problemAnswer(`More than ${quota} requests a minute from one address`),
    headers: { "Retry-After": retryAfter },
  };
}

/** JSON Schema in the dialect that OpenAPI 3.1 has by default, which therefore is not named. */
export function describeSchema(schema: z.ZodType) {
  // Of what is asked for ("input") zod does not say that nothing else may come; answers may grow.
  const { $schema, ...described } = z.toJSONSchema(schema, { io: "input" });
  return described;
}
