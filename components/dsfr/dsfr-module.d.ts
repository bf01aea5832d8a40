/** The DSFR's script: it reads `window.dsfr` and gives it `start`. */
declare module "@codegouvfr/react-dsfr/dsfr/dsfr.module";

interface Window {
  dsfr?: { verbose: boolean; mode: string; start?: () => void };
}
