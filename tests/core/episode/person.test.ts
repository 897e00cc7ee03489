import { describe, expect, test } from "vitest";
import { listPeople, personKey } from "#core/episode/person.ts";

const credit = (name: string, role: string, href: string | null = null) => ({
  name,
  role,
  href,
  imageUrl: null,
});

describe("a name", () => {
  test.each(["", "  ", "…", "SPEAKER_00", "Speaker 2", "speaker", "Speaker A", "Unknown", "Спикер 3"])(
    "is nobody's: %o",
    (name) => {
      expect(personKey(name)).toBeNull();
    },
  );

  test.each([
    ["Anna Kowalska", "anna-kowalska"],
    ["  ANNA   kowalska ", "anna-kowalska"],
    ["Zoë O’Brien, Jr.", "zoe-o-brien-jr"],
    ["Пётр Ильин", "петр-ильин"],
    ["山田 太郎", "山田-太郎"],
    ["Voices of Rome", "voices-of-rome"],
    ["../..", null],
    ["../etc", "etc"],
  ])("%o is told apart as %o", (name, key) => {
    expect(personKey(name)).toBe(key);
  });

  test("is its own key, so that addresses stay as they are", () => {
    for (const name of ["Zoë O’Brien", "Пётр Ильин", "İrem Şahin", "x".repeat(500)]) {
      const key = personKey(name) ?? "";
      expect(personKey(key)).toBe(key);
    }
  });
});

describe("the people of an episode", () => {
  test("are everybody once, the credited first, with their roles and their link", () => {
    const credits = [
      credit("Ann", "host"),
      credit("Émile", "guest"),
      credit("ANN", "editor", "https://a.example/"),
      credit("ann", "host"),
    ];
    expect(listPeople(credits, ["emile", "Paul", null, "SPEAKER_00", "Paul"])).toEqual([
      { key: "ann", name: "Ann", role: "host, editor", href: "https://a.example/", imageUrl: null },
      { key: "emile", name: "Émile", role: "guest", href: null, imageUrl: null },
      { key: "paul", name: "Paul", role: "", href: null, imageUrl: null },
    ]);
  });

  test("keep those whose names are no names as they are credited", () => {
    expect(listPeople([credit("★", "host"), credit("★", "editor")], [])).toMatchObject([
      { key: null, name: "★", role: "host, editor" },
    ]);
  });
});
