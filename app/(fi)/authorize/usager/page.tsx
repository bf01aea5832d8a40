import type { Metadata } from "next";
import { CancelForm } from "@/components/fi/CancelForm";
import { FieldAlert } from "@/components/fi/FieldAlert";
import { firstRadioId } from "@/components/fi/UsagerForm";
import { UsagerList } from "@/components/fi/UsagerList";
import { requireAidant } from "@/lib/auth/require";
import { entryOf } from "@/lib/errors/catalogue";
import { listUsagers } from "@/lib/franceconnect/fi/list-usagers";
import { requestContext } from "@/lib/http/request-context";
import { searchedTerm } from "@/lib/http/search-cookie";
import { orErrorPage } from "../../error-page";
import { one, type Query } from "../../screens";

const TITLE = "Sélectionnez la personne accompagnée";

const MESSAGES = new Map([
  ["choix", entryOf("FI_USAGER_REQUIRED").message],
  ["identite", entryOf("FI_IDENTITY_INCOMPLETE").message],
]);

export async function generateMetadata({
  searchParams,
}: {
  searchParams: Query;
}): Promise<Metadata> {
  const failed = MESSAGES.has(one((await searchParams).erreur) ?? "");
  return { title: `${failed ? "Erreur : " : ""}${TITLE} – Aidants Connect` };
}

export default async function UsagerPage({ searchParams }: { searchParams: Query }) {
  const ctx = await requestContext();
  const actor = await requireAidant(ctx);
  const query = await searchParams;
  const connectionId = one(query.connection_id);
  const page = /^[1-9]\d{0,3}$/.test(one(query.page) ?? "") ? Number(query.page) : 1;
  const term = await searchedTerm(connectionId);
  const choice = await orErrorPage(listUsagers(ctx, actor, { connectionId, term, page }));
  const error = MESSAGES.get(one(query.erreur) ?? "");
  return (
    <>
      <h1>{TITLE}</h1>
      <p>
        FranceConnect vous demande pour qui vous agissez, au nom de{" "}
        <strong>{choice.organisationName}</strong>.
      </p>
      {error && <FieldAlert message={error} target={firstRadioId(choice.usagers)} />}
      <UsagerList choice={choice} error={error} />
      <CancelForm connectionId={choice.connectionId} />
    </>
  );
}
