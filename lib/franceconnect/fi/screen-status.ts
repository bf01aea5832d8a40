/** Addresses of the screens between FranceConnect's request and its code. */
const withConnection = (path: string) => (connectionId: string) =>
  `${path}?connection_id=${encodeURIComponent(connectionId)}`;

export const usagerScreen = withConnection("/authorize/usager/");
export const demarcheScreen = withConnection("/select_demarche/choix/");
export const noDemarcheScreen = withConnection("/select_demarche/aucune/");

/** Pages whose true status is not 200; middleware.ts answers them with it (decision 60). */
export const FI_SCREEN_STATUS = { "/select_demarche/aucune": 403 } as const;
