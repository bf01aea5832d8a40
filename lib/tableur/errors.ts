import type { ErrorEntry } from "@/lib/errors/entry";

export const tableurErrors = {
  FICHIER_ABSENT: {
    status: 422,
    message: "Choisissez un fichier CSV ou XLSX.",
    support: "The upload held no file, or an empty one.",
  },
  FICHIER_TROP_GRAND: {
    status: 413,
    message: "Ce fichier dépasse 10 Mo. Divisez-le, puis recommencez.",
    support: "The body of the upload, form included, is above 10 MiB.",
  },
  FICHIER_ILLISIBLE: {
    status: 422,
    message:
      "Ce fichier n'est pas lisible. Enregistrez-le au format CSV (UTF-8) ou XLSX, sans macro ni formule, puis recommencez.",
    support:
      "Neither UTF-8 text nor a workbook, a broken one, one with macros or formulas, or one that unpacks to more than 20 MiB.",
  },
  FICHIER_TROP_LONG: {
    status: 422,
    message: "Ce fichier a trop de lignes. Divisez-le, puis recommencez.",
    support: "More rows than one import takes in one transaction.",
  },
  FICHIER_COLONNES: {
    status: 422,
    message:
      "La première ligne doit nommer les colonnes attendues, chacune une fois, et aucune autre. Corrigez-la, puis recommencez.",
    support: "Missing, repeated or unknown column in the first row.",
  },
} satisfies Record<string, ErrorEntry>;
