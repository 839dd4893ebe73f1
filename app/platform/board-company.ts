/** Who has a board open besides one window, as the stream of its events tells it. */
export interface Company {
  /** The names of other people, each person once. */
  others: string[];
  /** Whether whose window it is has the board open in another one as well. */
  isOpenTwice: boolean;
}
