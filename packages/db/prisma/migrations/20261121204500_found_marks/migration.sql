-- Whose mark a machine carries that was found: another installation's, or that of a machine of ours it was cloned from. The next look fills it in.
ALTER TABLE "found_machines" DROP COLUMN "marked",
ADD COLUMN     "mark" UUID;
