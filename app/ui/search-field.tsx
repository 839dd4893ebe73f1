/** One line for a part of a name or text to search for; goes into the address. */
export function SearchField({ label, name, value }: { label: string; name: string; value: string }) {
  return (
    <label className="grid min-w-0 flex-1 basis-60 gap-1 text-sm font-semibold sm:max-w-md">
      {label}
      <input
        type="search"
        name={name}
        defaultValue={value}
        maxLength={200}
        className="border-line-strong bg-surface min-h-11 rounded-md border px-3 py-2 text-base font-normal"
      />
    </label>
  );
}
