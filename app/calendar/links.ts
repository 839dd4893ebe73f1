/** The ways in which calendar programs take an address. */
export interface FeedLinks {
  /** The plain address: to copy, to download. */
  address: string;
  /** Opens the device's own calendar program. */
  webcal: string;
  google: string;
  outlook: string;
}

/** The links of a feed by its absolute address. */
export function linksOf(address: string, name: string): FeedLinks {
  const webcal = address.replace(/^https?:/, "webcal:");
  return {
    address,
    webcal,
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    outlook: `https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(address)}&name=${encodeURIComponent(name)}`,
  };
}
