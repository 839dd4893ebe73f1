/** The quiet border that readers need, in modules. */
const border = 4;

/** A QR code, black on white whatever is around it. */
export function QrPicture({
  code,
  label,
  size = "size-40",
}: {
  /** Its side in modules, and the dark ones as an SVG path. */
  code: { side: number; path: string };
  label: string;
  /** Classes of its size. */
  size?: string;
}) {
  const side = code.side + 2 * border;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-border} ${-border} ${side} ${side}`}
      shapeRendering="crispEdges"
      className={`${size} rounded bg-white`}
    >
      <rect x={-border} y={-border} width={side} height={side} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
