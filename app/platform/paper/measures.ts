/** Measures of papers in twentieths of a point, unless said otherwise. */
export const millimetre = 56.7;

/** What the columns of a table share; readers scale it to the width of the table. */
export const gridWidth = Math.round(165 * millimetre);
