import { expect, test } from "vitest";
import { RecentPlans } from "#server/search/catalogue/recent-plans.ts";
import { Vocabulary } from "#server/search/catalogue/vocabulary.ts";

const vocabulary = new Vocabulary([{ word: "lamp", passages: 1 }], 2);

test("a query that is asked again is not planned again", () => {
  const plans = new RecentPlans();
  expect(plans.planFor("lamp", vocabulary)).toBe(plans.planFor("lamp", vocabulary));
});

test("when other words are spoken a query is planned anew", () => {
  const plans = new RecentPlans();
  plans.planFor("lamp", vocabulary);
  const grown = new Vocabulary(
    ["lamp", "lamps"].map((word) => ({ word, passages: 1 })),
    2,
  );
  expect(plans.planFor("lamp", grown).groups).toEqual([[{ kind: "word", forms: ["lamp", "lamps"] }]]);
});

test("what was not asked for longest is forgotten", () => {
  const plans = new RecentPlans();
  const [kept, forgotten] = [plans.planFor("kept", vocabulary), plans.planFor("forgotten", vocabulary)];
  for (let number = 0; number < 500; number++) {
    plans.planFor(`query ${number}`, vocabulary);
    plans.planFor("kept", vocabulary);
  }
  expect(plans.planFor("kept", vocabulary)).toBe(kept);
  expect(plans.planFor("forgotten", vocabulary)).not.toBe(forgotten);
});
