import { networkInterfaces } from "node:os";
import { describe, expect, test, vi } from "vitest";
import { config } from "#server/config.ts";
import { checkAddress } from "#server/fetch/address.ts";
import { fetchResource } from "#server/fetch/fetch.ts";
import { streamResource } from "#server/fetch/stream.ts";
import { serve } from "../serve.ts";
import { LOCAL, text } from "./local-fetch.ts";

const OWN = { publicUrl: "https://play.example", port: 8080 };
const OWN_REFUSED = { kind: "refused", code: "address-own" };

/** A site at a port of this machine that is taken for this Playhead, and who asks it. */
async function openOwn() {
  const asked = vi.fn((_, response) => response.end("itself"));
  const origin = await serve(asked);
  const port = Number(new URL(origin).port);
  return { asked, origin, port, options: { ...LOCAL, own: { publicUrl: "https://play.example", port } } };
}

describe("this Playhead fetches nothing from itself", () => {
  test.each([
    ...["https://play.example/feed.xml", "http://play.example/", "https://PLAY.example./", "//play.example"],
    ...["https://play.example:443/", "http://play.example:8080/", "https://pl%61y.example/"],
    ...["https://ｐｌａｙ.example/", "https://play。example/"],
  ])("by its public name, however it is written: %s", (address) => {
    const base = new URL("https://other.example/");
    expect(checkAddress(address, base, false, OWN)).toMatchObject(OWN_REFUSED);
    expect(checkAddress(address, base, true, OWN)).toMatchObject(OWN_REFUSED);
  });

  test.each(
    "127.0.0.1 127.1 127.9.9.9 0x7f.1 2130706433 0 [::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1]".split(" "),
  )("by an address of its machine, where private networks may be fetched from: %s", (host) => {
    expect(checkAddress(`http://${host}:8080/`, null, true, OWN)).toMatchObject(OWN_REFUSED);
  });

  test("by what its machine is called in its network", () => {
    const [address] = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const host = address?.family === "IPv6" ? `[${address.address}]` : address?.address;
    expect(checkAddress(`http://${host}:8080/`, null, true, OWN)).toMatchObject(OWN_REFUSED);
  });

  test("by an address of IPv4 that is written as one of IPv6, where its public name is that", () => {
    const own = { ...OWN, publicUrl: "http://203.0.113.7:8000" };
    expect(checkAddress("http://[::ffff:203.0.113.7]:8000/", null, true, own)).toMatchObject(OWN_REFUSED);
  });

  test("by a name that leads to it, or by a redirect", async () => {
    const { asked, origin, port, options } = await openOwn();
    const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
    const named = await fetchResource(`http://other.example:${port}/`, { ...options, resolve });
    expect(named).toEqual({ ...OWN_REFUSED, value: "other.example" });
    expect(await fetchResource(`http://localhost:${port}/`, options)).toMatchObject(OWN_REFUSED);
    for (const location of [`${origin}/feed`, "https://play.example/", `http://localhost:${port}/`]) {
      const away = await serve((_, response) => response.writeHead(302, { location }).end());
      expect(await fetchResource(away, options), location).toMatchObject(OWN_REFUSED);
    }
    expect(asked).not.toHaveBeenCalled();
  });

  test("by its configuration, where nothing else is said", async () => {
    const url = `http://localhost:${config().port}/`;
    expect(await fetchResource(url, LOCAL)).toMatchObject(OWN_REFUSED);
    const signal = AbortSignal.timeout(5000);
    const streamed = await streamResource(url, { maxBytes: 9, allowPrivate: true, headers: {}, signal });
    expect(streamed).toMatchObject(OWN_REFUSED);
  });
});

describe("what is not this Playhead is fetched", () => {
  test.each(["https://www.play.example/", "https://play.example.org/", "http://play.example:8000/"])(
    "under another name or port: %s",
    (address) => {
      expect(checkAddress(address, null, false, OWN)).toBeInstanceOf(URL);
    },
  );

  test("from the same machine at another port", async () => {
    const { options } = await openOwn();
    const neighbour = await serve((_, response) => response.end("neighbour"));
    expect(text(await fetchResource(neighbour, options))).toBe("neighbour");
    const localhost = neighbour.replace("127.0.0.1", "localhost");
    expect(text(await fetchResource(localhost, options))).toBe("neighbour");
  });
});
