import { isIP } from 'node:net';
import { MOST_A_MINUTE } from '../auth/give-key';
import type { SettingReader } from '../auth/oidc-config';
import { LOOPBACK, type OutsideSettings } from './outside-settings';

/** How settings are read that are on or off, besides the others. */
export interface OutsideReader extends SettingReader {
  onOff(name: string, fallback: boolean): boolean;
}

/** How the server meets those outside. Errors: OperatorError (exit code 2). */
export function readOutsideSettings(settings: OutsideReader): OutsideSettings {
  const onlyListed = settings.onOff('ONLY_LISTED_OPERATIONS', false);
  if (onlyListed && settings.text('OPERATIONS_DIR') === null)
    throw settings.wrong(
      'ONLY_LISTED_OPERATIONS',
      'on',
      'on together with OPERATIONS_DIR, the folder of the operations that are answered then',
    );
  return {
    ratePerAddress: settings.integer('RATE_PER_ADDRESS', 1200, 0, MOST_A_MINUTE),
    ratePerKey: settings.integer('RATE_PER_KEY', 6000, 0, MOST_A_MINUTE),
    reportsPerAddress: settings.integer('REPORTS_PER_ADDRESS', 10, 0, MOST_REPORTS),
    reportsOverall: settings.integer('REPORTS_OVERALL', 200, 0, MOST_REPORTS),
    trustedProxies: trustedProxies(settings),
    corsOrigins: corsOrigins(settings),
    // who may ask what is listed alone has no use for the rest of the schema
    hasIntrospection: settings.onOff('INTROSPECTION', !onlyListed),
    hasPlayground: settings.onOff('PLAYGROUND', !onlyListed),
    hasDashboard: settings.onOff('DASHBOARD', !onlyListed),
    hasCsrfPrevention: settings.onOff('CSRF_PREVENTION', true),
    hstsSeconds: settings.integer('HSTS_MAX_AGE_S', 0, 0, 63_072_000),
    onlyListed,
    publicUrl: publicUrl(settings),
  };
}

const MOST_REPORTS = 100_000;

function publicUrl(settings: OutsideReader): string | null {
  const given = settings.text('PUBLIC_URL');
  if (given === null) return null;
  if (!isOrigin(given))
    throw settings.wrong(
      'PUBLIC_URL',
      given,
      'the address that readers reach this hub at, such as https://ke-hoach.example.gov.vn (no path, no "/" at the end)',
    );
  return given;
}

const listOf = (given: string): string[] => given.split(',').flatMap((one) => one.trim() || []);

/** Networks that are called by a name. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  none: [],
  loopback: LOOPBACK,
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

function trustedProxies(settings: OutsideReader): readonly string[] {
  const given = settings.text('TRUSTED_PROXIES') ?? 'loopback';
  const named = listOf(given);
  const strange = named.find((one) => !(one in NAMED) && !isNetwork(one));
  if (strange !== undefined || (named.includes('none') && named.length > 1))
    throw settings.wrong(
      'TRUSTED_PROXIES',
      given,
      'loopback, private, addresses and networks such as 10.1.2.3 or 10.1.0.0/16 with commas between, or none alone',
    );
  return named.flatMap((one) => NAMED[one] ?? [one]);
}

/** "10.1.2.3", "10.1.0.0/16", "fd00::/8"; not "proxy", not "0.0.0.0/33", nor one that all addresses are in. */
function isNetwork(given: string): boolean {
  const [address = '', length, ...more] = given.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  // "16", not "0", "016" or "1e1"
  return length === undefined || (/^[1-9]\d{0,2}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128));
}

function corsOrigins(settings: OutsideReader): readonly string[] {
  const given = settings.text('CORS_ORIGINS');
  if (given === null) return [];
  const origins = listOf(given);
  const isUsable = given === '*' || (origins.length > 0 && origins.every(isOrigin));
  if (!isUsable)
    throw settings.wrong(
      'CORS_ORIGINS',
      given,
      'origins as browsers send them, such as https://bang-dieu-khien.example.gov.vn (no path, no "/" at the end), with commas between, or * alone',
    );
  return origins;
}

const isOrigin = (given: string): boolean =>
  URL.canParse(given) && new URL(given).origin === given && given.startsWith('http') && !given.includes('*');
