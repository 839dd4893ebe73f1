/** Somebody on a list: the code, and the name where there is one. */
export function PersonLabel({ code, name }: { code: string; name: string }) {
  return (
    <>
      <span className="tabular-nums">{code}</span>
      {name ? <span className="font-normal"> {name}</span> : null}
    </>
  );
}
