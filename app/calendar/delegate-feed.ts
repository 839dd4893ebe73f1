/** The feed of one delegate, at the address printed on the card. The address itself is stored nowhere. */
export interface DelegateFeed {
  id: string;
  congressId: string;
  delegateId: string;
  /** With the delegate it makes the token. */
  generation: number;
  createdAt: string;
  revokedAt: string | null;
}
