-- Where people have mail, which their owners alone are shown: no page that others see is made of these, and they raise no edition.
CREATE TABLE "AccountAddress" (
    "accountId" INTEGER NOT NULL PRIMARY KEY,
    "address" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "confirmedAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "AccountAddress_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "AccountAddress_key_key" ON "AccountAddress"("key");

CREATE TABLE "MailedLink" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "accountId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "next" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "MailedLink_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "MailedLink_tokenHash_key" ON "MailedLink"("tokenHash");
CREATE INDEX "MailedLink_accountId_idx" ON "MailedLink"("accountId");

-- How each session began: who has just signed in by a link or a passkey need not know a password.
ALTER TABLE "Session" ADD COLUMN "begunBy" TEXT NOT NULL DEFAULT 'password';
