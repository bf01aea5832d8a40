import { Tile } from "@/components/espace/Tile";
import { staffServices } from "@/components/layout/menus";
import { STAFF_ROLE_LABELS, type StaffRole } from "@/lib/administration/roles";

interface StaffHomeProps {
  fullName: string;
  roles: readonly StaffRole[];
}

/** Home of /administration/: what one's roles allow. */
export function StaffHome({ fullName, roles }: StaffHomeProps) {
  const services = staffServices(roles);
  return (
    <div className="fr-container fr-py-6w">
      <h1>Administration</h1>
      <p className="fr-text--lead">
        {fullName}, vous agissez pour l’équipe Aidants Connect. Chacun de vos actes est inscrit au
        journal.
      </p>
      <p>Vos rôles : {roles.map((role) => STAFF_ROLE_LABELS[role]).join(", ")}.</p>
      <h2>Vos services</h2>
      {services.length === 0 ? (
        <p>Aucun service n’est ouvert à vos rôles pour le moment.</p>
      ) : (
        <ul className="fr-grid-row fr-grid-row--gutters fr-raw-list">
          {services.map(({ href, label, detail, icon }) => (
            <li key={href} className="fr-col-12 fr-col-md-6">
              <Tile title={label} detail={detail} href={href} icon={icon} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
