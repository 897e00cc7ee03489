-- Each shown to its owner only: no page that others see is made of these, and they raise no edition.
CREATE TABLE "AccountPicture" (
    "accountId" INTEGER NOT NULL PRIMARY KEY,
    "png" BLOB NOT NULL,
    "keptAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "AccountPicture_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
