/**
 * Text as XML 1.0 can hold it, on one line: white space of any kind becomes a space; control characters, halves of
 * surrogate pairs and the noncharacters U+FFFE and U+FFFF go (Extensible Markup Language 1.0, production 2).
 */
export const printable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, " ")
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, "");
