-- What people keep, in step on their devices. No page that others see is made of it: it raises no edition.
CREATE TABLE "SyncedChange" (
    "accountId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "stamp" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT,

    PRIMARY KEY ("accountId", "key"),
    CONSTRAINT "SyncedChange_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "SyncedChange_accountId_number_key" ON "SyncedChange"("accountId", "number");
