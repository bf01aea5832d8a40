import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Telephone } from "@/components/demo/Telephone";
import { readDemoPhone } from "@/lib/demo/phone";
import { requestContext } from "@/lib/http/request-context";
import { nationalPhone } from "@/lib/telephone/display";
import { answerAction } from "./actions";

export const metadata: Metadata = {
  title: "Téléphone de la personne aidée – Démonstration – Aidants Connect",
  robots: { index: false, follow: false },
};

interface Props {
  searchParams: Promise<{ numero?: string | string[] }>;
}

/** The telephone of an usager; absent outside demo mode (decision 21). */
export default async function TelephonePage({ searchParams }: Props) {
  const { numero } = await searchParams;
  const ctx = await requestContext();
  const phone = await readDemoPhone(ctx, typeof numero === "string" ? numero : "");
  if (!phone) notFound();
  const named = phone.numbers.map((number) => ({ number, shown: nationalPhone(number) }));
  return (
    <>
      <p>
        <a className="fr-link fr-icon-arrow-left-line fr-link--icon-left" href="/demo">
          Retour à la démonstration
        </a>
      </p>
      <h1>Téléphone de la personne aidée</h1>
      <p>
        Cette page reçoit les SMS d’une personne inventée et répond à sa place. Elle n’existe pas
        dans le service réel.
      </p>
      <Telephone
        phone={phone}
        shown={phone.number === null ? "" : nationalPhone(phone.number)}
        numbers={named}
        answer={answerAction}
      />
    </>
  );
}
