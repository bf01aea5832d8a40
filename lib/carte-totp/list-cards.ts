import { assertStaffRole } from "@/lib/administration/assert-role";
import {
  cleanSearch,
  likePatterns,
  PAGE_SIZE,
  type Page,
} from "@/lib/administration/journaled-read";
import type { StaffActor } from "@/lib/auth/actor";
import type { Ctx } from "@/lib/context.types";
import type { CardStatus } from "@/lib/generated/prisma/client";

export type CardState = CardStatus | "LINKED" | "TO_VALIDATE";

export interface StockCard {
  serial: string;
  state: CardState;
  /** Structure that owns the card, when one is known; nobody is named. */
  organisationName: string | null;
  /** Learnt difference with the server clock, in steps. */
  drift: number;
  addedAt: Date;
}

interface Found extends Omit<StockCard, "state"> {
  status: CardStatus;
  held: boolean;
  confirmed: boolean;
}

const stateOf = ({ status, held, confirmed }: Found): CardState => {
  if (!held) return status;
  return confirmed ? "LINKED" : "TO_VALIDATE";
};

/**
 * Stock of cards by serial number, for any member of the team (habilitation §7.7): neither seed nor
 * holder, so that it is no reading of people's data. One statement.
 * @throws ADMIN_ROLE_REFUSE
 */
export async function listCards(
  ctx: Pick<Ctx, "db">,
  actor: StaffActor,
  input: { term: string; page: number },
): Promise<Page<StockCard>> {
  assertStaffRole(actor, "TEAM");
  const page = Math.max(1, input.page);
  const words = likePatterns(cleanSearch(input.term).toUpperCase());
  const found = await ctx.db.$queryRaw<Found[]>`
    select d.serial_number as serial, d.card_status as status, d.user_id is not null as held,
      d.confirmed_at is not null as confirmed, o.name as "organisationName", d.drift,
      d.created_at as "addedAt"
    from otp_device d left join organisation o on o.id = d.organisation_id
    where d.kind = 'CARD' and d.serial_number like all (${words}::text[])
    order by d.serial_number limit ${PAGE_SIZE + 1} offset ${(page - 1) * PAGE_SIZE}`;
  const rows = found.slice(0, PAGE_SIZE).map((card) => ({
    serial: card.serial,
    state: stateOf(card),
    organisationName: card.organisationName,
    drift: card.drift,
    addedAt: card.addedAt,
  }));
  return { rows, page, hasNext: found.length > PAGE_SIZE };
}
