import type { OrganismContact } from "@/lib/formation/list-sessions";
import { regionName } from "@/lib/formation/regions";

const byName = (a: string, b: string) => a.localeCompare(b, "fr");

/** Public addresses of training bodies, by region. */
export function ContactList({ contacts }: { contacts: readonly OrganismContact[] }) {
  const regions = [...new Set(contacts.map(({ regionCode }) => regionName(regionCode)))];
  return (
    <section aria-labelledby="contacts-organismes">
      <h2 id="contacts-organismes" className="fr-h4 fr-mt-6w">
        Contacts des organismes de formation
      </h2>
      {regions.sort(byName).map((region) => (
        <details key={region} className="fr-mb-2w">
          <summary>{region}</summary>
          <ul>
            {contacts
              .filter(({ regionCode }) => regionName(regionCode) === region)
              .map(({ organism, emails }) => (
                <li key={organism}>
                  {organism}&nbsp;:{" "}
                  {emails.map((email, index) => (
                    <span key={email}>
                      {index > 0 && ", "}
                      <a href={`mailto:${email}`}>{email}</a>
                    </span>
                  ))}
                </li>
              ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
