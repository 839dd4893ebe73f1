interface NoteListProps {
  notes: { state: string; by: string; text: string }[];
}

/** What was reported about a duty, the latest first. */
export function NoteList({ notes }: NoteListProps) {
  return (
    <ol className="divide-line divide-y text-sm">
      {notes.map((note, at) => (
        <li key={at} className="py-2">
          <p>
            <span className="font-semibold">{note.state}</span> <span className="text-muted">{note.by}</span>
          </p>
          <p className="break-words whitespace-pre-line">{note.text}</p>
        </li>
      ))}
    </ol>
  );
}
