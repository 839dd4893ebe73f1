/** The ways in which calendar programs take an address. */
export interface FeedLinks {
  /** The plain address: to copy, to download. */
  address: string;
  /** Opens the device's own calendar program. */
  webcal: string;
  google: string;
  /** For personal accounts, and for those of an office. */
  outlook: string;
  microsoft365: string;
}

/** The links of a feed by its absolute address. */
export function linksOf(address: string, name: string): FeedLinks {
  const byOutlook = `calendar/0/addfromweb?url=${encodeURIComponent(address)}&name=${encodeURIComponent(name)}`;
  const webcal = address.replace(/^https?:/, "webcal:");
  return {
    address,
    webcal,
    google: `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`,
    outlook: `https://outlook.live.com/${byOutlook}`,
    microsoft365: `https://outlook.office.com/${byOutlook}`,
  };
}
