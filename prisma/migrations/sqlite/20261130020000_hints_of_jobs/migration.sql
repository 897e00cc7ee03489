-- A hint that comes while its feed is read makes that feed's job due once more: nothing else has to remember it.
ALTER TABLE "HubSubscription" DROP COLUMN "hintedAt";
