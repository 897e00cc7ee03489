-- The apps of people. No page that others see is made of these: they raise no edition.
CREATE TABLE "AppPassword" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "usedAt" DATETIME,
    CONSTRAINT "AppPassword_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "AppPassword_codeHash_key" ON "AppPassword"("codeHash");
CREATE INDEX "AppPassword_accountId_idx" ON "AppPassword"("accountId");

CREATE TABLE "AppMark" (
    "accountId" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "number" INTEGER NOT NULL,

    PRIMARY KEY ("accountId", "at"),
    CONSTRAINT "AppMark_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE INDEX "Episode_audioUrl_idx" ON "Episode"("audioUrl");
