/** How a server meets those outside; what is absent is as if nobody were kept out. */
export interface OutsideSettings {
  /** Requests a minute from one address; 0: as many as come. */
  ratePerAddress: number;
  /** Requests a minute with one key that has no rate of its own; 0: as many as come. */
  ratePerKey: number;
  /** Reports of errors an hour from one address, of who does not correct the graph; 0: as many as come. */
  reportsPerAddress: number;
  /** Reports of errors an hour from all of them together; 0: as many as come. */
  reportsOverall: number;
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
  /** Where readers reach it, as links in feeds begin: https://ke-hoach.example.gov.vn; null: as each request says. */
  publicUrl: string | null;
}

/** The networks that are this machine. */
export const LOOPBACK = ['127.0.0.0/8', '::1'] as const;

/** What a server does of which nobody has said anything: it counts nobody. */
export const OPEN: OutsideSettings = {
  ratePerAddress: 0,
  ratePerKey: 0,
  reportsPerAddress: 0,
  reportsOverall: 0,
  trustedProxies: LOOPBACK,
  corsOrigins: [],
  hasIntrospection: true,
  hasPlayground: true,
  hasDashboard: true,
  hasCsrfPrevention: true,
  hstsSeconds: 0,
  onlyListed: false,
  publicUrl: null,
};
