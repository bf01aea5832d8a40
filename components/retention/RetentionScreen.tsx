import { ActionForm } from "@/components/form/ActionForm";
import { SubmitButton } from "@/components/form/SubmitButton";
import type { FormAction } from "@/components/form/use-action-form";
import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { ErasureView, HoldView, RetentionView } from "@/lib/retention/read-retention";
import { ErasureRequest } from "./ErasureRequest";
import { HoldDetails } from "./HoldDetails";

const day = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", dateStyle: "long" });

interface RetentionScreenProps {
  view: RetentionView;
  actions: { request: FormAction; approve: FormAction; cancel: FormAction };
}

function Due({ due, request }: { due: RetentionView["due"]; request: FormAction }) {
  if (due.mandats + due.usagers + due.orphans === 0) {
    return <p>Aucune donnée n’a atteint la fin de sa conservation.</p>;
  }
  return (
    <>
      <p>
        À la fin de leur conservation : preuves nominatives de {due.mandats} mandat
        {due.mandats > 1 ? "s" : ""}, identité de {due.usagers} usager{due.usagers > 1 ? "s" : ""},{" "}
        {due.orphans} texte
        {due.orphans > 1 ? "s" : ""} ou conversation{due.orphans > 1 ? "s" : ""} sans mandat.
        Préparer la liste n’efface rien.
      </p>
      <ActionForm action={request}>
        <SubmitButton>Préparer la liste à effacer</SubmitButton>
      </ActionForm>
    </>
  );
}

const endOf = (past: ErasureView): string => {
  if (past.state === "cancelled") return "annulée";
  return past.kept === 0 ? "exécutée" : `exécutée, ${String(past.kept)} conservé(s)`;
};

function Past({ past }: { past: readonly ErasureView[] }) {
  return (
    <>
      <h3 className="fr-h5 fr-mt-4w">Demandes passées</h3>
      <ul>
        {past.map((one) => (
          <li key={one.id}>
            {day.format(one.requestedAt)} : {one.mandats} mandat{one.mandats > 1 ? "s" : ""},{" "}
            {one.usagers} usager{one.usagers > 1 ? "s" : ""} – {endOf(one)}
          </li>
        ))}
      </ul>
    </>
  );
}

function Holds({ holds }: { holds: readonly HoldView[] }) {
  if (holds.length === 0) return <p>Aucune mesure n’est en place.</p>;
  return (
    <ul className="fr-raw-list">
      {holds.map((hold) => (
        <li key={hold.id} className="fr-mb-3w">
          <HoldDetails hold={hold} />
          <a
            className="fr-link"
            href={`/administration/conservation/mesures/${hold.id}/`}
            aria-label={`Lever la mesure posée le ${day.format(hold.placedAt)} sur ${hold.mandatId ?? hold.usagerId}`}
          >
            Lever la mesure
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Archive, erasure and holds, for technical admins. */
export function RetentionScreen({ view, actions }: RetentionScreenProps) {
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb
        trail={[{ label: "Administration", href: "/administration/" }]}
        current="Conservation"
      />
      <h1>Conservation des données</h1>
      <p>
        Trois ans après sa fin, un mandat est archivé chaque nuit sans intervention. Six ans après,
        ses preuves nominatives sont détruites, après l’accord de deux administrateurs techniques.
      </p>
      <h2>Effacement</h2>
      {view.open ? (
        <ErasureRequest request={view.open} approve={actions.approve} cancel={actions.cancel} />
      ) : (
        <Due due={view.due} request={actions.request} />
      )}
      {view.past.length > 0 && <Past past={view.past} />}
      <h2 className="fr-mt-6w">Mesures de conservation</h2>
      <p>
        Elles suspendent l’archivage et l’effacement, par exemple pour une procédure en justice.
      </p>
      <Holds holds={view.holds} />
      <p>
        <a
          className="fr-btn fr-btn--secondary"
          href="/administration/conservation/mesures/nouvelle/"
        >
          Poser une mesure
        </a>
      </p>
      <h2 className="fr-mt-6w">Archive</h2>
      <p>
        <a className="fr-btn fr-btn--secondary" href="/administration/conservation/archive/">
          Lire un usager archivé
        </a>
      </p>
    </div>
  );
}
