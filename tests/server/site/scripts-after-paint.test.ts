import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { scriptsAfterPaint } from "#server/site/scripts-after-paint.ts";

const PAGE = [
  "<html><head>",
  '<link rel="preload" as="script" fetchPriority="low" nonce="n" href="/_next/static/chunks/main.js"/>',
  '<link rel="preload" as="image" href="/a.png"/>',
  '<script src="/_next/static/chunks/a.js" async="" nonce="n"></script>',
  '<script src="/_next/static/chunks/old.js" noModule="" nonce="n"></script>',
  '</head><body><script nonce="n">first()</script><p>Слово &lt;script src="/_next/static/b.js"&gt;</p>',
  '<script src="/_next/static/chunks/main.js" nonce="n" async=""></script>',
  '<script nonce="n">self.__next_f.push([1,"</body>"])</script></body></html>',
].join("");

/** What a page's last script does in a browser: the scripts that have been asked for, and the ways to go on. */
function browse(page: string, { hidden = false, tellsPaint = true } = {}) {
  const source = page.slice(page.lastIndexOf('<script nonce="n">') + 18, page.lastIndexOf("</script>"));
  const asked: string[] = [];
  const scripts: { onerror: () => void }[] = [];
  const tasks: (() => void)[] = [];
  const waits: (() => void)[] = [];
  const paints: (() => void)[] = [];
  const frames: (() => void)[] = [];
  let turn = () => {};
  runInNewContext(source, {
    document: {
      hidden,
      createElement: () => ({ setAttribute: () => {}, remove: () => {} }),
      head: {
        appendChild: (script: { src: string; onerror: () => void }) => {
          asked.push(script.src);
          scripts.push(script);
        },
      },
      addEventListener: (_type: string, listener: () => void) => {
        turn = listener;
      },
    },
    requestAnimationFrame: (callback: () => void) => frames.push(callback),
    setTimeout: (callback: () => void, wait = 0) => (wait === 0 ? tasks : waits).push(callback),
    PerformanceObserver: class {
      constructor(callback: () => void) {
        paints.push(callback);
      }
      observe() {
        if (!tellsPaint) throw new TypeError("unknown");
      }
    },
  });
  const run = (callbacks: (() => void)[]) => {
    for (const callback of callbacks.splice(0)) callback();
  };
  return {
    asked,
    make: () => {
      run(frames);
      run(tasks);
    },
    paint: () => run(paints),
    wait: () => run(waits),
    /** The network loses the script that was asked for last. */
    lose: () => scripts.at(-1)?.onerror(),
    turn: () => turn(),
  };
}

const SOURCES = ["/_next/static/chunks/a.js", "/_next/static/chunks/main.js"];

describe("the scripts of a page", () => {
  const page = scriptsAfterPaint(PAGE, "n");

  test("stand in it no more, but for what runs before it is painted and what old browsers need", () => {
    expect(page).not.toContain('as="script"');
    expect(page.match(/<script[^>]* src="[^"]*"/g)).toEqual(['<script src="/_next/static/chunks/old.js"']);
    expect(page).toContain(
      '<script nonce="n">first()</script><p>Слово &lt;script src="/_next/static/b.js"&gt;</p>',
    );
    expect(page).toContain('<link rel="preload" as="image" href="/a.png"/>');
    expect(page.endsWith("</script></body></html>")).toBe(true);
  });

  test("are asked for once, in their order, when the first picture is seen", () => {
    const { asked, make, paint, wait, turn } = browse(page);
    make();
    expect(asked).toEqual([]);
    paint();
    wait();
    turn();
    expect(asked).toEqual(SOURCES);
  });

  test("are asked for all the same where a browser does not tell when it is seen", () => {
    const silent = browse(page);
    silent.make();
    silent.wait();
    expect(silent.asked).toEqual(SOURCES);
    const old = browse(page, { tellsPaint: false });
    old.make();
    expect(old.asked).toEqual(SOURCES);
  });

  test("are asked for all the same where no picture is made of a window behind others", () => {
    const { asked, wait } = browse(page);
    wait();
    expect(asked).toEqual(SOURCES);
  });

  test("are asked for again, one that is lost, until it comes", () => {
    const { asked, lose, wait } = browse(page, { hidden: true });
    for (let times = 1; times <= 3; times++) {
      lose();
      expect(asked).toHaveLength(1 + times);
      wait();
      expect(asked.slice(1)).toEqual(Array(1 + times).fill(SOURCES[1]));
    }
    wait();
    expect(asked).toHaveLength(5);
  });

  test("are asked for at once where no picture is made, and where it ends to be one", () => {
    expect(browse(page, { hidden: true }).asked).toEqual(SOURCES);
    const left = browse(page);
    left.turn();
    expect(left.asked).toEqual(SOURCES);
  });
});

test("a page is left alone without scripts of the build, without their nonce, or without an end", () => {
  for (const page of [
    "<html><body><p>one</p></body></html>",
    PAGE.replaceAll('nonce="n"', 'nonce="other"'),
    PAGE.replaceAll("</body>", ""),
  ])
    expect(scriptsAfterPaint(page, "n")).toBe(page);
});
