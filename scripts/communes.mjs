// Writes the SQL that fills the table of communes, from the open data of « Code officiel géographique »
// and of La Poste as packed by @etalab/decoupage-administratif (MIT; data under Licence Ouverte).
//
//   npm pack @etalab/decoupage-administratif && tar xzf etalab-decoupage-administratif-*.tgz
//   node scripts/communes.mjs package/data > prisma/migrations/<timestamp>_communes/migration.sql
//
// A later edition goes into a migration of its own: rows are replaced by their INSEE code.
import { readFileSync } from "node:fs";
import path from "node:path";

const folder = process.argv[2];
if (!folder) throw new Error("Give the folder that holds communes.json.");
const all = JSON.parse(readFileSync(path.join(folder, "communes.json"), "utf8"));
const kept = all.filter(({ type }) =>
  ["commune-actuelle", "arrondissement-municipal"].includes(type),
);
const lines = kept.map(({ code, nom, type, commune, departement, region, codesPostaux = [] }) =>
  [
    code,
    nom,
    type === "arrondissement-municipal" ? commune : "",
    departement ?? code.slice(0, 3),
    region ?? "",
    codesPostaux.join(" "),
  ].join("|"),
);
process.stdout.write(`-- Communes with their postal codes; written by scripts/communes.mjs.
INSERT INTO "commune" ("insee_code", "name", "parent_code", "department_code", "region_code", "zipcodes")
SELECT split_part(line, '|', 1), split_part(line, '|', 2), nullif(split_part(line, '|', 3), ''),
       split_part(line, '|', 4), nullif(split_part(line, '|', 5), ''),
       coalesce(string_to_array(nullif(split_part(line, '|', 6), ''), ' '), '{}')
FROM string_to_table('${lines.join("\n").replaceAll("'", "''")}', E'\\n') AS line
ON CONFLICT ("insee_code") DO UPDATE SET
  "name" = excluded."name", "parent_code" = excluded."parent_code",
  "department_code" = excluded."department_code", "region_code" = excluded."region_code",
  "zipcodes" = excluded."zipcodes";
`);
