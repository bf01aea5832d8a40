const LA_POSTE = "356000000";

/** Digits of a SIRET as typed: spaces, no-break ones included, and points removed (V8). */
export const normaliseSiret = (typed: string): string => typed.replace(/[\s.\u00a0\u202f]/g, "");

const digitsOf = (text: string): number[] => Array.from(text, Number);

function isLuhnValid(text: string): boolean {
  const sum = digitsOf(text)
    .reverse()
    .reduce((total, digit, i) => {
      const value = i % 2 === 1 ? digit * 2 : digit;
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** The offices of La Poste follow another rule than its head office: the sum of the digits (V9). */
const isLaPosteOffice = (siret: string): boolean =>
  siret.startsWith(LA_POSTE) && digitsOf(siret).reduce((a, b) => a + b, 0) % 5 === 0;

/** Whether 14 digits are a SIRET by their check digits; says nothing of its existence. */
export function isSiret(siret: string): boolean {
  if (!/^\d{14}$/.test(siret)) return false;
  if (isLaPosteOffice(siret)) return true;
  return isLuhnValid(siret.slice(0, 9)) && isLuhnValid(siret);
}

/** « 217 500 016 00019 », with no-break spaces. */
export const groupedSiret = (siret: string): string =>
  siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, "$1\u00a0$2\u00a0$3\u00a0$4");
