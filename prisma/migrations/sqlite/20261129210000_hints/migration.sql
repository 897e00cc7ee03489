-- What tells that a feed may have changed: its hub (WebSub), and how the files of one on this machine were when it was read;
-- see docs/decisions, 0041. No page that others see is made of either.
ALTER TABLE "Feed" ADD COLUMN "hub" TEXT;
ALTER TABLE "Feed" ADD COLUMN "topic" TEXT;
ALTER TABLE "Feed" ADD COLUMN "files" JSONB;

CREATE TABLE "HubSubscription" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "feedId" INTEGER NOT NULL,
    "hub" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "confirmedAt" DATETIME,
    "confirmedUntil" DATETIME,
    "hintedAt" DATETIME
);
CREATE UNIQUE INDEX "HubSubscription_token_key" ON "HubSubscription"("token");
CREATE INDEX "HubSubscription_feedId_idx" ON "HubSubscription"("feedId");
