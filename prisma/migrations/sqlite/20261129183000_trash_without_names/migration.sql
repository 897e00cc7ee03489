-- Whoever deleted something is named by their account alone: when that is gone, their name is too.
ALTER TABLE "TrashItem" DROP COLUMN "who";
