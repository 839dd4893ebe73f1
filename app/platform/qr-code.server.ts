import { create } from "qrcode";

/** A QR code as a picture: its side in modules, and the dark ones as an SVG path. */
export interface QrCode {
  side: number;
  path: string;
}

/** Draws a text as a QR code that survives creases and small stains. */
export function qrCodeOf(text: string): QrCode {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const rows: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const from = column;
      while (column < modules.size && modules.get(row, column)) column++;
      rows.push(`M${from} ${row}h${column - from}v1H${from}z`);
    }
  }
  return { side: modules.size, path: rows.join("") };
}
