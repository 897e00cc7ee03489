import { describe, expect, test, vi } from "vitest";
import { checkAddress, isPublicAddress } from "#server/fetch/address.ts";
import { fetchResource } from "#server/fetch/fetch.ts";
import { serveAtWebPort } from "../serve.ts";

describe("an address that Playhead does not fetch", () => {
  test.each([
    ["not an address", "address-invalid", "not an address"],
    ["", "address-invalid", ""],
    ["file:///etc/passwd", "address-scheme", "file:"],
    ["ftp://example.org/feed.xml", "address-scheme", "ftp:"],
    ["data:text/xml,<rss/>", "address-scheme", "data:"],
    ["https://mara:secret@example.org/feed.xml", "address-credentials", "example.org"],
    ["https://mara@example.org/feed.xml", "address-credentials", "example.org"],
  ])("is refused and says why: %s", async (url, code, value) => {
    expect(await fetchResource(url, { maxBytes: 1000 })).toEqual({ kind: "refused", code, value });
  });

  test.each([
    ["http://127.0.0.1/"],
    ["http://127.1/"],
    ["http://2130706433/"],
    ["http://0x7f.0.0.1/"],
    ["http://0/"],
    ["http://10.0.0.1/"],
    ["http://169.254.169.254/latest/meta-data"],
    ["http://[::1]/"],
    ["http://[::ffff:127.0.0.1]/"],
    ["http://[::ffff:a00:1]/"],
    ["http://[fd00::1]/"],
  ])("may not be a private IP address, however it is written: %s", async (url) => {
    const answer = await fetchResource(url, { maxBytes: 1000 });
    expect(answer).toMatchObject({ kind: "refused", code: "address-private" });
  });

  test.each([["127.0.0.1"], ["192.168.1.1"], ["::1"], ["::ffff:10.0.0.1"]])(
    "may not be a name that leads to a private address: %s",
    async (address) => {
      const family = address.includes(":") ? 6 : 4;
      const resolve = vi.fn(async () => [{ address, family }]);
      const answer = await fetchResource("http://rebound.example/", { maxBytes: 1000, resolve });
      expect(answer).toEqual({ kind: "refused", code: "address-private", value: "rebound.example" });
      expect(resolve).toHaveBeenCalledWith("rebound.example");
    },
  );

  test("may not be localhost, asked of the system itself", async () => {
    const answer = await fetchResource("http://localhost:8000/", { maxBytes: 1000 });
    expect(answer).toEqual({ kind: "refused", code: "address-private", value: "localhost" });
  });

  test("is not reached through the private half of a name's addresses", async () => {
    const asked = vi.fn();
    const port = await serveAtWebPort(asked);
    const resolve = async () => [
      { address: "127.0.0.1", family: 4 },
      // Nothing listens in this public range, or it cannot be reached from here: either way not the server above.
      { address: "192.0.1.1", family: 4 },
    ];
    const answer = await fetchResource(`http://two.example:${port}/`, {
      maxBytes: 9,
      timeoutMs: 300,
      resolve,
    });
    expect(answer.kind).toBe("failed");
    expect(asked).not.toHaveBeenCalled();
  });

  test("is not reached where its name leads somewhere else once it was judged", async () => {
    const asked = vi.fn();
    const port = await serveAtWebPort(asked);
    const resolve = vi
      .fn(async () => [{ address: "127.0.0.1", family: 4 }])
      .mockResolvedValueOnce([{ address: "192.0.1.1", family: 4 }]);
    const url = `http://rebound.example:${port}/`;
    const answer = await fetchResource(url, { maxBytes: 9, timeoutMs: 300, resolve });
    expect(answer.kind).toBe("failed");
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(asked).not.toHaveBeenCalled();
  });
});

describe("the port of an address", () => {
  test.each("1 22 25 3000 5432 6379 7999 8100 8444 9200 11211 65535".split(" "))(
    "is not asked where no websites are: %s",
    async (port) => {
      const resolve = vi.fn();
      const answer = await fetchResource(`http://play.example:${port}/`, { maxBytes: 9, resolve });
      expect(answer).toEqual({ kind: "refused", code: "address-port", value: `play.example:${port}` });
      expect(resolve).not.toHaveBeenCalled();
    },
  );

  test("is judged at a redirect as well", () => {
    const url = checkAddress("//play.example:25/", new URL("https://play.example/"), false);
    expect(url).toMatchObject({ kind: "refused", code: "address-port", value: "play.example:25" });
  });

  test.each([
    ...["http://play.example:443/", "https://play.example:80/", "https://play.example:443/"],
    ...["http://play.example:8000/", "http://play.example:8099/", "https://play.example:8443/"],
    ...["http://play.example:8888/", "https://play.example:08080/"],
  ])("may be one of those where websites and streams are: %s", (text) => {
    expect(checkAddress(text, null, false)).toBeInstanceOf(URL);
  });

  test("may be any where private networks may be fetched from", () => {
    expect(checkAddress("http://127.0.0.1:3333/", null, true)).toBeInstanceOf(URL);
  });
});

describe("which IP addresses are public", () => {
  test.each(
    (
      "0.1.2.3 10.1.2.3 100.64.0.1 127.0.0.1 169.254.1.1 172.16.0.1 172.31.255.255 192.0.0.1 192.168.0.1 " +
      "198.18.0.1 198.19.255.255 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 :: ::1 ::7f00:1 fc00::1 " +
      "fdff::1 fe80::1 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:192.168.0.1 64:ff9b::7f00:1 2002:7f00:1::1 " +
      "2001::1 2001:db8::1 localhost"
    ).split(" "),
  )("not %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each("1.1.1.1 93.184.216.34 172.32.0.1 2606:4700::1111 2a00:1450:4001::1 ::ffff:1.1.1.1".split(" "))(
    "but %s",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});
