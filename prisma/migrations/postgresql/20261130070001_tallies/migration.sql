-- What processes of one site count together: how often somebody tried something, or asked. What can be done once is counted too.
CREATE TABLE "Tally" (
    "key" TEXT COLLATE "C" NOT NULL,
    "count" INTEGER NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Tally_pkey" PRIMARY KEY ("key")
);

-- What all processes of one site sign with.
CREATE TABLE "SharedKey" (
    "id" INTEGER NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "SharedKey_pkey" PRIMARY KEY ("id")
);
INSERT INTO "SharedKey" ("id", "key") VALUES (1, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

-- Apps that wait for a password while their users grant it in a browser.
CREATE TABLE "WaitingApp" (
    "pageHash" TEXT COLLATE "C" NOT NULL,
    "pollHash" TEXT COLLATE "C" NOT NULL,
    "agent" TEXT COLLATE "C" NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "accountId" INTEGER,

    CONSTRAINT "WaitingApp_pkey" PRIMARY KEY ("pageHash")
);
CREATE UNIQUE INDEX "WaitingApp_pollHash_key" ON "WaitingApp"("pollHash");
CREATE INDEX "WaitingApp_expiresAt_idx" ON "WaitingApp"("expiresAt");
CREATE INDEX "WaitingApp_accountId_idx" ON "WaitingApp"("accountId");
ALTER TABLE "WaitingApp" ADD CONSTRAINT "WaitingApp_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
