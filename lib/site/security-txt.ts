/**
 * End of validity, less than a year away (SEC-5): a person confirms the contacts before moving it. A
 * test fails 30 days ahead.
 */
const EXPIRES = "2027-10-31T00:00:00.000Z";

/** `/.well-known/security.txt` (RFC 9116). */
export function securityTxt({
  APP_URL,
  CONTACT_EMAIL,
}: {
  APP_URL: string;
  CONTACT_EMAIL: string;
}): string {
  const address = (path: string) => new URL(path, APP_URL).href;
  const fields = [
    `Contact: mailto:${CONTACT_EMAIL}`,
    `Contact: ${address("/contact")}`,
    `Expires: ${EXPIRES}`,
    "Preferred-Languages: fr, en",
    `Canonical: ${address("/.well-known/security.txt")}`,
    `Policy: ${address("/securite")}`,
  ];
  return `${fields.join("\n")}\n`;
}
