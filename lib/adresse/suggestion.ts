/** One address that a register proposes. */
export interface Suggestion {
  /** In one line, as it is read. */
  label: string;
  /** Number and street. */
  address: string;
  zipcode: string;
  city: string;
  cityInseeCode: string;
  departmentCode: string;
}

export const MOST_SUGGESTIONS = 5;
/** The completion begins there (habilitation §3, F3). */
export const SHORTEST_QUERY = 7;
export const LONGEST_QUERY = 200;
