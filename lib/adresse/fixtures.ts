import type { Suggestion } from "./suggestion";

/** Addresses that the embedded register knows: enough to try the completion without the network. */
const ROWS = [
  ["20 Avenue de Ségur", "75007", "Paris", "75107", "75"],
  ["Avenue de Ségur", "75007", "Paris", "75107", "75"],
  ["Avenue de Ségur", "75015", "Paris", "75115", "75"],
  ["1 Rue de Rivoli", "75004", "Paris", "75104", "75"],
  ["Rue de Rivoli", "75001", "Paris", "75101", "75"],
  ["4 Place de l’Hôtel de Ville", "75004", "Paris", "75104", "75"],
  ["Quai du Port", "13002", "Marseille", "13202", "13"],
  ["1 Quai du Port", "13002", "Marseille", "13202", "13"],
  ["La Canebière", "13001", "Marseille", "13201", "13"],
  ["Rue de la République", "69002", "Lyon", "69382", "69"],
  ["Place Bellecour", "69002", "Lyon", "69382", "69"],
  ["1 Rue des Minimes", "02200", "Soissons", "02722", "02"],
  ["8 Rue des Tilleuls", "02200", "Soissons", "02722", "02"],
  ["Place de la Mairie", "02200", "Soissons", "02722", "02"],
  ["12 Rue du Moulin", "01700", "Miribel", "01249", "01"],
  ["Cours Napoléon", "20000", "Ajaccio", "2A004", "2A"],
  ["1 Avenue Serafini", "20000", "Ajaccio", "2A004", "2A"],
  ["Place Kléber", "67000", "Strasbourg", "67482", "67"],
  ["15 Rue de la Fontaine", "44000", "Nantes", "44109", "44"],
  ["Place du Commerce", "44000", "Nantes", "44109", "44"],
  ["1 Place de la Mairie", "33000", "Bordeaux", "33063", "33"],
  ["Rue Sainte-Catherine", "33000", "Bordeaux", "33063", "33"],
  ["7 Rue des Remparts", "80000", "Amiens", "80021", "80"],
  ["22 Rue de la Filature", "59100", "Roubaix", "59512", "59"],
  ["10 Boulevard de la Mer", "56100", "Lorient", "56121", "56"],
  ["18 Avenue du Nord", "97400", "Saint-Denis", "97411", "974"],
  ["2 Rue du Fleuve", "97300", "Cayenne", "97302", "973"],
  ["5 Rue de la Gare", "17000", "La Rochelle", "17300", "17"],
  ["30 Avenue des Entreprises", "31000", "Toulouse", "31555", "31"],
  ["14 Quai du Canal", "54000", "Nancy", "54395", "54"],
] as const;

export const ADDRESS_FIXTURES: readonly Suggestion[] = ROWS.map(
  ([address, zipcode, city, cityInseeCode, departmentCode]) => ({
    label: `${address} ${zipcode} ${city}`,
    address,
    zipcode,
    city,
    cityInseeCode,
    departmentCode,
  }),
);
