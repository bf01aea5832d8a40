import { administrationErrors } from "@/lib/administration/errors";
import { ajoutErrors } from "@/lib/ajout/errors";
import { authErrors } from "@/lib/auth/errors";
import { carteErrors } from "@/lib/carte-totp/errors";
import { compteErrors } from "@/lib/compte/errors";
import { changementErrors } from "@/lib/changement/errors";
import { consentementErrors } from "@/lib/consentement/errors";
import { formationErrors } from "@/lib/formation/errors";
import { fiErrors } from "@/lib/franceconnect/fi/errors";
import { fsErrors } from "@/lib/franceconnect/fs/errors";
import { habilitationErrors } from "@/lib/habilitation/errors";
import { mandatErrors } from "@/lib/mandat/errors";
import { notificationErrors } from "@/lib/notification/errors";
import { organisationErrors } from "@/lib/organisation/errors";
import { firstConnectionErrors } from "@/lib/premiere-connexion/errors";
import { tableurErrors } from "@/lib/tableur/errors";
import { traductionErrors } from "@/lib/traduction/errors";
import { referentErrors } from "@/lib/referent/errors";
import { retentionErrors } from "@/lib/retention/errors";
import type { ErrorEntry } from "./entry";

/** Every refusal of the service: one entry a code, read by screens, HTTP answers and docs/erreurs.md. */
export const catalogue = {
  ...administrationErrors,
  ...ajoutErrors,
  ...authErrors,
  ...changementErrors,
  ...firstConnectionErrors,
  ...carteErrors,
  ...compteErrors,
  ...organisationErrors,
  ...formationErrors,
  ...mandatErrors,
  ...notificationErrors,
  ...referentErrors,
  ...retentionErrors,
  ...consentementErrors,
  ...habilitationErrors,
  ...fsErrors,
  ...fiErrors,
  ...tableurErrors,
  ...traductionErrors,
} satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof catalogue;

export const entryOf = (code: ErrorCode): ErrorEntry => catalogue[code];
