/** One operator of a content stream: where its operands begin, where it ends. */
export interface Operator {
  name: string;
  start: number;
  end: number;
  /** Its last operand as written, for instance the name that `Do` paints. */
  operand: string;
}

const WHITE = new Set(["\u0000", "\t", "\n", "\f", "\r", " "]);
const DELIMITER = /[()<>[\]{}/%\s\u0000]/;

/** End of a literal string, which may hold balanced or escaped parentheses. */
function afterString(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function afterWord(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !DELIMITER.test(text.charAt(at))) at += 1;
  return at;
}

function afterToken(text: string, start: number): number {
  const character = text.charAt(start);
  if (character === "(") return afterString(text, start);
  if (character === "%") return lineEnd(text, start);
  const two = text.slice(start, start + 2);
  if (two === "<<" || two === ">>") return start + 2;
  if (character === "<") return text.indexOf(">", start) + 1 || text.length;
  return "[]{}>".includes(character) ? start + 1 : afterWord(text, start);
}

function lineEnd(text: string, start: number): number {
  const found = /[\r\n]/.exec(text.slice(start));
  return found ? start + found.index : text.length;
}

const isOperator = (token: string): boolean =>
  /^[A-Za-z'"][A-Za-z0-9*'"]*$/.test(token) && !["true", "false", "null"].includes(token);

/**
 * Operators of a content stream (ISO 32000-1 §7.8.2), one character a byte. Chromium writes no inline
 * image, the one construct that this reader would take for operators.
 */
export function readOperators(text: string): Operator[] {
  const operators: Operator[] = [];
  let first = -1;
  let operand = "";
  let at = 0;
  while (at < text.length) {
    if (WHITE.has(text.charAt(at))) {
      at += 1;
      continue;
    }
    const end = afterToken(text, at);
    const token = text.slice(at, end);
    if (first === -1) first = at;
    if (isOperator(token)) {
      operators.push({ name: token, start: first, end, operand });
      first = -1;
      operand = "";
    } else operand = token;
    at = end;
  }
  return operators;
}
