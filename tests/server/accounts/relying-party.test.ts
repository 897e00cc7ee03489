import { expect, test, vi } from "vitest";

test.each([
  ["https://pod.example.org", "pod.example.org"],
  ["https://pod.example.org:8443", "pod.example.org"],
  ["https://intranet", "intranet"],
  ["http://localhost:3000", "localhost"],
  ["http://pod.localhost", "pod.localhost"],
  ["http://pod.example.org", null],
  ["https://192.0.2.1", null],
  ["http://127.0.0.1:3000", null],
  ["https://[2001:db8::1]", null],
])("passkeys of %s are for %j", async (address, id) => {
  vi.resetModules();
  vi.stubEnv("PUBLIC_URL", address);
  const { relyingParty } = await import("#server/accounts/relying-party.ts");
  expect(relyingParty()).toEqual(id === null ? null : { id, origin: address });
  vi.unstubAllEnvs();
});
