-- What hosts have made of the site's face: what it is now, and as the second row what it was before, to be taken back.
CREATE TABLE "Site" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "name" TEXT,
    "logoUrl" TEXT,
    "logoWidth" INTEGER,
    "logoHeight" INTEGER,
    "accent" TEXT,
    "footer" TEXT NOT NULL DEFAULT '',
    "firstShow" TEXT
);

CREATE TRIGGER "site_edition_insert" AFTER INSERT ON "Site" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "site_edition_update" AFTER UPDATE ON "Site" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
CREATE TRIGGER "site_edition_delete" AFTER DELETE ON "Site" BEGIN UPDATE "Edition" SET "number" = "number" + 1; END;
