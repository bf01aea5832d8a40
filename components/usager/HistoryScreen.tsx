import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { UsagerHistory } from "@/lib/mandat/usager-history";
import { ActsTable } from "./ActsTable";
import { historyText } from "./history-texts";
import { PageTurner } from "./PageTurner";

/** What the structure did about an usager, as its journal keeps it (mandats §6). */
export function HistoryScreen({ history }: { history: UsagerHistory }) {
  const { usagerId, fullName, lines, page, pageCount } = history;
  const usager = `/espace-aidant/usagers/${usagerId}/`;
  const trail = [
    { label: "Accueil", href: "/espace-aidant/" },
    { label: "Mes mandats", href: "/espace-aidant/usagers/" },
    { label: fullName, href: usager },
  ];
  return (
    <div className="fr-container fr-py-4w">
      <Breadcrumb trail={trail} current="Historique" />
      <h1 className="fr-mb-2w">Historique de {fullName}</h1>
      <p>
        Tout ce que votre structure a fait pour cette personne, du plus récent au plus ancien. Les
        consultations de sa page et de cet historique sont enregistrées, mais ne sont pas affichées.
      </p>
      {lines.length === 0 ? (
        <p>Rien n&apos;a encore été enregistré par votre structure.</p>
      ) : (
        <ActsTable
          id="historique"
          caption={`Historique de ${fullName}`}
          whatLabel="Action"
          acts={lines.map((line) => ({ ...line, what: historyText(line) }))}
        />
      )}
      <PageTurner
        page={page}
        pageCount={pageCount}
        label="Pages de l'historique"
        hrefOf={(to) => `${usager}historique/?page=${String(to)}`}
      />
    </div>
  );
}
