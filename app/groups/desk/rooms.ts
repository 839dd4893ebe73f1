interface Room {
  name: string;
  capacity: number | null;
}

/** The halls in which groups can meet: all but the largest where there are several, which the plenary keeps. */
export function groupRooms<Hall extends Room>(halls: readonly Hall[]): Hall[] {
  if (halls.length < 2) return [...halls];
  const largest = halls.reduce((best, hall) => ((hall.capacity ?? 0) > (best.capacity ?? 0) ? hall : best));
  return halls.filter((hall) => hall !== largest);
}
