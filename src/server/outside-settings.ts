/** How a server meets those outside; what is absent is as if nobody were kept out. */
export interface OutsideSettings {
  /** Requests a minute from one address; 0: as many as come. */
  ratePerAddress: number;
  /** Requests a minute with one key that has no rate of its own; 0: as many as come. */
  ratePerKey: number;
  /** Whose word is taken for whom they ask for: addresses and networks. */
  trustedProxies: readonly string[];
  /** Pages of other origins that may ask; ["*"]: all. */
  corsOrigins: readonly string[];
  /** Introspection is answered. */
  hasIntrospection: boolean;
  hasPlayground: boolean;
  /** The dashboard's pages are served. */
  hasDashboard: boolean;
  /** Requests that a foreign page can send without asking first are refused. */
  hasCsrfPrevention: boolean;
  /** For how long browsers come back encrypted only; 0: it is not said. */
  hstsSeconds: number;
  /** Only operations that were known at the start are answered. */
  onlyListed: boolean;
}

/** The networks that are this machine. */
export const LOOPBACK = ['127.0.0.0/8', '::1'] as const;

/** What a server does of which nobody has said anything: it counts nobody. */
export const OPEN: OutsideSettings = {
  ratePerAddress: 0,
  ratePerKey: 0,
  trustedProxies: LOOPBACK,
  corsOrigins: [],
  hasIntrospection: true,
  hasPlayground: true,
  hasDashboard: true,
  hasCsrfPrevention: true,
  hstsSeconds: 0,
  onlyListed: false,
};
