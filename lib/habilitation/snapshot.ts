import { z } from "zod";
import type { Ctx } from "@/lib/context.types";
import type { Tx } from "@/lib/db/transaction";
import type { RequestEventType } from "@/lib/generated/prisma/enums";
import type { WholeRequest } from "./lock-request";
import { openManagerPhone } from "./manager-phone";

const snapshotSchema = z.object({
  structure: z.record(z.string(), z.string()),
  referent: z.record(z.string(), z.string()),
  aidants: z.array(z.record(z.string(), z.string())),
});

/** A request as it was sent: what the reviewer compares the next one with. */
export type RequestSnapshot = z.output<typeof snapshotSchema>;

interface Named {
  firstName: string;
  lastName: string;
  profession: string;
  email: string;
  conseillerNumerique: boolean;
}

const yesNo = (value: boolean): string => (value ? "Oui" : "Non");

const personOf = (person: Named): Record<string, string> => ({
  nom: person.lastName,
  prénom: person.firstName,
  profession: person.profession,
  "adresse e-mail": person.email,
  "conseiller numérique": yesNo(person.conseillerNumerique),
});

export function snapshotOf(ctx: Pick<Ctx, "cipher">, request: WholeRequest): RequestSnapshot {
  const { manager } = request;
  return {
    structure: {
      nom: request.name,
      type: request.typeOther || (request.type?.label ?? ""),
      SIRET: request.siret,
      adresse: request.address,
      complément: request.addressComplement,
      "code postal": request.zipcode,
      ville: request.city,
      "France Services": request.franceServicesLabel ? request.franceServicesNumber : "Non",
      "site web": request.webSite,
      missions: request.missionDescription,
      "démarches par semaine": request.avgNbDemarches?.toString() ?? "",
    },
    referent: manager
      ? {
          ...personOf(manager),
          téléphone: openManagerPhone(ctx, request.id, manager.phone),
          aidant: yesNo(manager.isAidant),
        }
      : {},
    aidants: request.aidants.map(personOf),
  };
}

const contextOf = (eventId: string): string => `request_event.snapshot:${eventId}`;

/** Adds a line to the timeline of a request, with what it was at that instant when it was sent. */
export async function addEvent(
  ctx: Pick<Ctx, "cipher" | "random">,
  tx: Tx,
  now: Date,
  event: { requestId: string; type: RequestEventType; snapshot?: RequestSnapshot },
): Promise<void> {
  const id = ctx.random.uuid();
  const { requestId, type, snapshot } = event;
  await tx.requestEvent.create({
    data: {
      id,
      requestId,
      type,
      occurredAt: now,
      snapshot: snapshot ? ctx.cipher.seal(JSON.stringify(snapshot), contextOf(id)) : null,
    },
    select: { id: true },
  });
}

export interface Change {
  /** « structure », « référent » or the address of an aidant. */
  about: string;
  field: string;
  before: string;
  after: string;
}

const changesOf = (
  about: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Change[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((field) => ({ about, field, before: before[field] ?? "", after: after[field] ?? "" }))
    .filter((change) => change.before !== change.after);

const EMAIL = "adresse e-mail";

/** What changed between two sendings; people are followed by their address. */
export function changesBetween(before: RequestSnapshot, after: RequestSnapshot): Change[] {
  const byEmail = (list: RequestSnapshot["aidants"]) =>
    new Map(list.map((person) => [person[EMAIL] ?? "", person]));
  const [old, young] = [byEmail(before.aidants), byEmail(after.aidants)];
  const emails = [...new Set([...old.keys(), ...young.keys()])];
  return [
    ...changesOf("structure", before.structure, after.structure),
    ...changesOf("référent", before.referent, after.referent),
    ...emails.flatMap((email) => changesOf(email, old.get(email) ?? {}, young.get(email) ?? {})),
  ];
}

/** What changed at the last sending of a request, for whoever studies it; empty after the first one. */
export async function lastChanges(
  ctx: Pick<Ctx, "db" | "cipher">,
  requestId: string,
): Promise<Change[]> {
  const events = await ctx.db.requestEvent.findMany({
    where: { requestId, type: { in: ["SUBMITTED", "RESUBMITTED"] }, snapshot: { not: null } },
    orderBy: { occurredAt: "desc" },
    take: 2,
  });
  const [after, before] = events.map(({ id, snapshot }) =>
    snapshotSchema.parse(JSON.parse(ctx.cipher.open(snapshot ?? "", contextOf(id)))),
  );
  return after && before ? changesBetween(before, after) : [];
}
