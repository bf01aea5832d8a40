-- The filter « À distance » of « Mes mandats »: few mandats, found without reading the others.
CREATE INDEX "mandat_remote" ON "mandat" ("organisation_id") INCLUDE ("id") WHERE "is_remote";
