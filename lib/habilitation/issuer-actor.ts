declare const checked: unique symbol;

interface IssuerFields {
  issuerId: string;
  sessionId: string;
  email: string;
  firstName: string;
  lastName: string;
  profession: string;
}

/** Somebody who files requests, known by the cookie of a confirmed e-mail; the scope of every query. */
export type IssuerActor = IssuerFields & { kind: "demandeur"; [checked]: true };

/** Brands the fields; for lib/auth/require-issuer.ts and tests only. */
export const issuerActor = (fields: IssuerFields): IssuerActor =>
  ({ ...fields, kind: "demandeur" }) as IssuerActor;
