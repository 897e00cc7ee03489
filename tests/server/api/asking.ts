import { expect } from "vitest";
import { problemSchema } from "#server/http/problem.ts";

export const HOME = "https://pod.example.org";

export function ask(address: string, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost:3000${address}`, { headers });
}

export async function expectProblem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("cache-control")).toBe("no-store");
  const body: unknown = await response.json();
  const problem = problemSchema.parse(body);
  expect(problem).toEqual(body);
  expect(problem.status).toBe(status);
  return problem;
}
