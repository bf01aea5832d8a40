import type { Metadata } from "next";
import { MemberListScreen } from "@/components/referent/MemberListScreen";
import { readMembersView } from "@/components/referent/member-texts";
import { requireReferent } from "@/lib/auth/require";
import { isKnownPath } from "@/lib/http/known-routes";
import { pageNumber, single, type Query } from "@/lib/http/page-number";
import { requestContext } from "@/lib/http/request-context";
import { listMembers } from "@/lib/referent/list-members";
import "@/components/usager/usager.css";

export const metadata: Metadata = { title: "Aidants – Espace référent – Aidants Connect" };

const FIELDS = ["onglet", "moyen", "recherche"];

export default async function MembersPage({ searchParams }: { searchParams: Query }) {
  const ctx = await requestContext();
  const actor = await requireReferent(ctx);
  const query = await searchParams;
  const given = FIELDS.flatMap((name) => {
    const value = single(query[name]);
    return value === undefined ? [] : [[name, value]];
  });
  const view = readMembersView(new URLSearchParams(given));
  const list = await listMembers(ctx, actor, { ...view, page: pageNumber(query) });
  return (
    <MemberListScreen list={list} organisationName={actor.organisationName} isKnown={isKnownPath} />
  );
}
