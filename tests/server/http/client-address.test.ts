import { describe, expect, test } from "vitest";
import { clientAddress, clientNetwork } from "#server/http/client-address.ts";

describe("a client", () => {
  test.each([
    ["127.0.0.1", "203.0.113.7", "203.0.113.7"],
    ["::ffff:10.0.0.2", "1.1.1.1, 203.0.113.7", "203.0.113.7"],
    ["::1", "2a00:1450::1", "2a00:1450::1"],
    ["127.0.0.1", null, "127.0.0.1"],
    ["127.0.0.1", "1.1.1.1, ", "127.0.0.1"],
  ])("behind a near proxy (%s, %s) is whom the proxy names", (peer, forwarded, client) => {
    expect(clientAddress(peer, forwarded)).toBe(client);
  });

  test.each(["203.0.113.9", "8.8.8.8", "2a00:1450::2"])(
    "from the open network (%s) is not whom it says it is",
    (peer) => {
      expect(clientAddress(peer, "127.0.0.1")).toBe(peer);
    },
  );

  test("is counted by the network that it has to itself", () => {
    expect(clientNetwork("2a00:1450:4001:81b::1")).toBe(clientNetwork("2a00:1450:4001:81b:ffff::2"));
    expect(clientNetwork("2a00:1450:4001:81b::1")).not.toBe(clientNetwork("2a00:1450:4001:81c::1"));
    expect(clientNetwork("::ffff:8.8.8.8")).toBe(clientNetwork("8.8.8.8"));
    expect(clientNetwork("8.8.8.8")).not.toBe(clientNetwork("8.8.8.9"));
    expect(clientNetwork("unknown")).toBe("unknown");
  });
});
