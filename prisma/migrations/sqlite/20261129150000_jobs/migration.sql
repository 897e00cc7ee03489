-- What is to be done by itself, and how the feeds are that are kept up to date by it: see docs/decisions, 0041. No page that
-- others see is made of either.
ALTER TABLE "Feed" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'kept';
ALTER TABLE "Feed" ADD COLUMN "checkedAt" DATETIME;
ALTER TABLE "Feed" ADD COLUMN "failure" TEXT;
ALTER TABLE "Feed" ADD COLUMN "failureValue" TEXT;
ALTER TABLE "Feed" ADD COLUMN "failedAt" DATETIME;
ALTER TABLE "Feed" ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Feed" ADD COLUMN "outcome" JSONB;

CREATE TABLE "Job" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "payload" JSONB NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "dueAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "holder" TEXT,
    "leaseUntil" DATETIME,
    "token" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER,
    "total" INTEGER,
    "lastError" TEXT,
    "createdAt" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "finishedAt" DATETIME
);
CREATE UNIQUE INDEX "Job_kind_subject_key" ON "Job"("kind", "subject");
CREATE INDEX "Job_state_dueAt_idx" ON "Job"("state", "dueAt");
CREATE INDEX "Job_lane_idx" ON "Job"("lane");
