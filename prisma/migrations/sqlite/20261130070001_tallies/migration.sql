-- What processes of one site count together: how often somebody tried something, or asked. What can be done once is counted too.
CREATE TABLE "Tally" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "count" INTEGER NOT NULL,
    "endsAt" DATETIME NOT NULL
);

-- What all processes of one site sign with.
CREATE TABLE "SharedKey" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL
);
INSERT INTO "SharedKey" ("id", "key") VALUES (1, lower(hex(randomblob(32))));

-- Apps that wait for a password while their users grant it in a browser.
CREATE TABLE "WaitingApp" (
    "pageHash" TEXT NOT NULL PRIMARY KEY,
    "pollHash" TEXT NOT NULL,
    "agent" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "accountId" INTEGER,
    CONSTRAINT "WaitingApp_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "WaitingApp_pollHash_key" ON "WaitingApp"("pollHash");
CREATE INDEX "WaitingApp_expiresAt_idx" ON "WaitingApp"("expiresAt");
CREATE INDEX "WaitingApp_accountId_idx" ON "WaitingApp"("accountId");
