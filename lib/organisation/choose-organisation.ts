interface Belonging {
  organisationId: string;
  organisation: { deactivatedAt: Date | null };
}

/**
 * The organisation that a new session acts for: the last choice when it is still a membership and
 * active, else the remaining one with the lowest id (auth-referent §1.4). Inactive ones come last.
 */
export function chooseOrganisation(
  memberships: readonly Belonging[],
  preferred: string | null,
): string | null {
  const rank = ({ organisationId, organisation }: Belonging): string => {
    const active = organisation.deactivatedAt === null ? "0" : "1";
    return `${active}${organisationId === preferred ? "0" : "1"}${organisationId}`;
  };
  const ranks = memberships.map(rank).sort();
  return ranks[0]?.slice(2) ?? null;
}
