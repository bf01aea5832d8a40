/** Said when what was typed is not a code, whoever typed it. */
export const CODE_FORMAT_MESSAGE = "Le code est composé de 6 chiffres.";
