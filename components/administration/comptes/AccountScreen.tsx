import { Breadcrumb } from "@/components/layout/Breadcrumb";
import type { AccountDetail } from "@/lib/administration/read-account";
import { hasStaffRole, STAFF_ROLE_LABELS, type StaffRole } from "@/lib/administration/roles";
import { nationalPhone } from "@/lib/telephone/display";
import { StaffTable } from "../StaffTable";
import {
  accountPath,
  ACCOUNTS_CRUMB,
  ADMINISTRATION_CRUMB,
  inFrench,
  REASON_LABELS,
} from "./account-texts";
import { ACTS, ACT_TEXTS } from "./acts";
import { StateBadge } from "./StateBadge";

interface AccountScreenProps {
  account: AccountDetail;
  roles: readonly StaffRole[];
  isSelf: boolean;
}

const KINDS = { APP: "Application mobile", CARD: "Carte physique" } as const;

const phoneOf = ({ phone, hasPhone }: AccountDetail): string => {
  if (phone !== null) return nationalPhone(phone);
  return hasPhone ? "Enregistré" : "Aucun";
};

const rightsOf = (account: AccountDetail): string => {
  if (account.canCreateMandats) return "Peut créer des mandats";
  return account.referentNonAidant ? "Référent non-aidant" : "Ne peut pas créer de mandats";
};

function Facts({ account }: { account: AccountDetail }) {
  const facts: readonly (readonly [string, string])[] = [
    ["Courriel", account.email],
    ["Profession", account.profession],
    ["Droits", rightsOf(account)],
    ...(account.staffRoles.length > 0
      ? [["Équipe", account.staffRoles.map((role) => STAFF_ROLE_LABELS[role]).join(", ")] as const]
      : []),
    ["Téléphone mobile", phoneOf(account)],
    ["Compte créé le", inFrench(account.createdAt)],
    ["Dernière connexion", inFrench(account.lastLoginAt)],
    ["Sessions ouvertes", String(account.liveSessions)],
    ["CGU acceptées", account.cguVersion ?? "Non"],
    ...(account.deactivatedAt
      ? [
          [
            "Désactivé le",
            `${inFrench(account.deactivatedAt)}${account.deactivationReason ? `, ${REASON_LABELS[account.deactivationReason]}` : ""}`,
          ] as const,
        ]
      : []),
  ];
  return (
    <dl className="fr-mb-4w">
      {facts.map(([name, value]) => (
        <div key={name} className="fr-mb-1w">
          <dt className="fr-text--bold">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Means({ account }: { account: AccountDetail }) {
  const { devices, throttle, firstLoginOpenUntil } = account;
  return (
    <section>
      <h2 className="fr-h4">Connexion</h2>
      {throttle.suspendedAt !== null && (
        <div className="fr-alert fr-alert--warning fr-mb-3w">
          <h3 className="fr-alert__title">Connexion suspendue depuis un nouveau navigateur</h3>
          <p>
            Depuis le {inFrench(throttle.suspendedAt)}, après {throttle.failures} codes erronés. Les
            navigateurs habituels de la personne restent acceptés.
          </p>
        </div>
      )}
      {throttle.suspendedAt === null && throttle.failures > 0 && (
        <p>
          Codes erronés depuis un nouveau navigateur : {throttle.failures}.
          {throttle.waitSeconds > 0 &&
            ` Prochain essai possible dans ${String(Math.ceil(throttle.waitSeconds / 60))} min.`}
        </p>
      )}
      {firstLoginOpenUntil !== null && (
        <p>Première connexion rouverte jusqu’au {inFrench(firstLoginOpenUntil)}.</p>
      )}
      {devices.length === 0 ? (
        <p>Aucun moyen de connexion.</p>
      ) : (
        <StaffTable
          caption="Moyens de connexion"
          headings={["Moyen", "Numéro de série", "Validé le", "Dérive"]}
        >
          {devices.map(({ kind, serialNumber, confirmedAt, drift }) => (
            <tr key={kind}>
              <th scope="row">{KINDS[kind]}</th>
              <td>{serialNumber ?? "–"}</td>
              <td>{confirmedAt ? inFrench(confirmedAt) : "À valider"}</td>
              <td>{drift} pas</td>
            </tr>
          ))}
        </StaffTable>
      )}
    </section>
  );
}

function Structures({ organisations }: Pick<AccountDetail, "organisations">) {
  return (
    <section>
      <h2 className="fr-h4">Structures</h2>
      <ul>
        {organisations.map(({ id, name, active, isReferent }) => (
          <li key={id}>
            {name}
            {isReferent && " (référent)"}
            {!active && " – désactivée"}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Acts({ account, roles, isSelf }: AccountScreenProps) {
  if (!hasStaffRole(roles, "METIER") || isSelf) return null;
  const isOfTeam = account.staffRoles.length > 0;
  if (isOfTeam && !hasStaffRole(roles, "TECHNICAL")) return null;
  return (
    <section aria-labelledby="actes">
      <h2 className="fr-h4" id="actes">
        Agir sur ce compte
      </h2>
      <ul className="fr-btns-group fr-btns-group--inline-lg">
        {ACTS.filter((act) => ACT_TEXTS[act].fits(account)).map((act) => (
          <li key={act}>
            <a className="fr-btn fr-btn--secondary" href={`${accountPath(account.id)}${act}/`}>
              {ACT_TEXTS[act].title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One account as the team sees it: no secret, no usager. */
export function AccountScreen(props: AccountScreenProps) {
  const { account } = props;
  return (
    <div className="fr-container fr-pb-6w">
      <Breadcrumb trail={[ADMINISTRATION_CRUMB, ACCOUNTS_CRUMB]} current={account.fullName} />
      <h1>{account.fullName}</h1>
      <p>
        <StateBadge state={account.state} />
      </p>
      <Facts account={account} />
      <Means account={account} />
      <Structures organisations={account.organisations} />
      <Acts {...props} />
      <p>
        <a className="fr-link" href={`/administration/journal/?id=${account.id}`}>
          Actes de ce compte dans le journal
        </a>
      </p>
    </div>
  );
}
