import { describe, expect, test } from "vitest";
import { keepChanges, newDevice } from "#core/sync/device.ts";
import { keyOf } from "#core/sync/key.ts";
import { write } from "#core/sync/merge.ts";
import { findSettings, type SyncedSettings, settingChanges } from "#core/sync/setting.ts";

const NOW = 1_790_000_000_000;
const tea = { show: "tea", title: "Tea", rate: 1.5 };
const news = { show: "news", title: "News", rate: 2 };
const first: SyncedSettings = { values: { rate: 1, recalls: true }, showRates: [] };

describe("settings in step", () => {
  test("are said one by one, and only where they are new", () => {
    const device = newDevice("device01");
    const after = { values: { rate: 1.2, recalls: true }, showRates: [tea] };
    const changes = settingChanges(device, first, after, NOW);
    expect(changes.map(({ key }) => key)).toEqual([keyOf("setting", "rate"), keyOf("rate", "tea")]);
    expect(settingChanges(device, after, structuredClone(after), NOW)).toEqual([]);
    expect(findSettings(keepChanges(device, changes).state)).toEqual({
      values: { rate: 1.2 },
      showRates: [tea],
    });
  });

  test("a show's speed can be taken back; a name that this version does not know stays", () => {
    let device = newDevice("device01");
    device = keepChanges(device, [write(device, keyOf("setting", "of another version"), "on", NOW)]);
    device = keepChanges(device, settingChanges(device, first, { ...first, showRates: [tea, news] }, NOW));
    const known = findSettings(device.state);
    const after = { values: { rate: 1 }, showRates: [news] };
    device = keepChanges(device, settingChanges(device, known, after, NOW + 1));
    expect(findSettings(device.state)).toEqual({
      values: { "of another version": "on", rate: 1 },
      showRates: [news],
    });
  });

  test("whatever their names are, they are nothing but values", () => {
    let device = newDevice("device01");
    device = keepChanges(device, [
      write(device, keyOf("setting", "__proto__"), { rate: 4 }, NOW),
      write(device, keyOf("rate", "tea"), { ...tea, rate: 90 }, NOW),
    ]);
    const { values, showRates } = findSettings(device.state);
    expect([values.rate, showRates]).toEqual([undefined, []]);
  });
});
