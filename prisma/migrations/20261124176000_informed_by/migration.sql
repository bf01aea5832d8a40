-- Who told an usager that a mandat ended is a person of the service; the lists are read by state.
ALTER TABLE "usager_to_inform" ADD CONSTRAINT "usager_to_inform_informed_by_id_fkey"
  FOREIGN KEY ("informed_by_id") REFERENCES "compte"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "usager_to_inform_informed_at_ended_at_idx" ON "usager_to_inform"("informed_at", "ended_at");
