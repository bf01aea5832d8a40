export type AnswerMeaning = "consent" | "denial" | "unclear";

const DENIALS = ["non", "stop"];

/** Trimmed, without one final period, in lower case: « oui . » is « oui ». */
const plain = (text: string): string =>
  text.normalize("NFC").trim().replace(/\.$/, "").trim().toLocaleLowerCase("fr-FR");

/**
 * Meaning of an answer (mandats §4.6): the word alone consents, « non » or « stop » refuses, anything
 * else is neither.
 * @param word the configured word of consent
 */
export function classifyAnswer(text: string, word: string): AnswerMeaning {
  const answer = plain(text);
  if (answer === plain(word)) return "consent";
  return DENIALS.includes(answer) ? "denial" : "unclear";
}
