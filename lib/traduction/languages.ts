export interface Language {
  /** BCP 47 tag (decision 52). */
  lang: string;
  dir: "ltr" | "rtl";
  /** In French. */
  name: string;
  /** As its readers write it. */
  nativeName: string;
}

const ltr = (lang: string, name: string, nativeName: string): Language => ({
  lang,
  dir: "ltr",
  name,
  nativeName,
});
const rtl = (lang: string, name: string, nativeName: string): Language => ({
  ...ltr(lang, name, nativeName),
  dir: "rtl",
});

/** Languages that a mandat may be translated into, in the order of their French names. */
export const LANGUAGES: readonly Language[] = [
  ltr("sq", "Albanais", "Shqip"),
  ltr("en", "Anglais", "English"),
  rtl("ar", "Arabe", "العربية"),
  ltr("hy", "Arménien", "Հայերեն"),
  ltr("bn", "Bengali", "বাংলা"),
  ltr("zh", "Chinois", "中文"),
  ltr("gcf", "Créole de Guadeloupe et de Martinique", "Kréyòl"),
  ltr("rcf", "Créole de La Réunion", "Kréol rénioné"),
  rtl("fa-AF", "Dari", "دری"),
  ltr("es", "Espagnol", "Español"),
  ltr("ka", "Géorgien", "ქართული"),
  ltr("it", "Italien", "Italiano"),
  rtl("ur", "Ourdou", "اردو"),
  rtl("ps", "Pachto", "پښتو"),
  rtl("fa", "Persan", "فارسی"),
  ltr("pl", "Polonais", "Polski"),
  ltr("pt", "Portugais", "Português"),
  ltr("ro", "Roumain", "Română"),
  ltr("ru", "Russe", "Русский"),
  ltr("so", "Somali", "Soomaali"),
  ltr("ta", "Tamoul", "தமிழ்"),
  ltr("ti", "Tigrigna", "ትግርኛ"),
  ltr("tr", "Turc", "Türkçe"),
  ltr("uk", "Ukrainien", "Українська"),
  ltr("vi", "Vietnamien", "Tiếng Việt"),
  ltr("wo", "Wolof", "Wolof"),
];

/** The language of a tag; nothing for any other text. */
export const languageOf = (lang: string): Language | undefined =>
  LANGUAGES.find((language) => language.lang === lang);
