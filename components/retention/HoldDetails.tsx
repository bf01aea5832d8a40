import type { HoldView } from "@/lib/retention/read-retention";

const day = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", dateStyle: "long" });

/** What is held, since when, by whom and why. */
export function HoldDetails({ hold }: { hold: HoldView }) {
  return (
    <>
      <p className="fr-mb-1v">
        {hold.mandatId === null ? "Tout ce qui concerne l’usager " : "Le mandat "}
        <code>{hold.mandatId ?? hold.usagerId}</code>
        {hold.mandatId !== null && (
          <>
            {" "}
            de l’usager <code>{hold.usagerId}</code>
          </>
        )}
      </p>
      <p className="fr-mb-1v">
        Mesure posée le {day.format(hold.placedAt)} par {hold.placedBy}.
      </p>
      <p>Motif : {hold.reason}</p>
    </>
  );
}
