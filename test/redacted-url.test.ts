import { redactedUrl } from '../src/redacted-url';

test.each([
  ['postgres://u:secret@host:5432/d', 'postgres://u:***@host:5432/d'],
  ['postgres://u:se@cr@et@host/d?sslmode=require', 'postgres://u:***@host/d?sslmode=require'],
  ['postgres://u@host/d?password=secret&x=1', 'postgres://u@host/d?password=***&x=1'],
  ['postgres://host:5432/d', 'postgres://host:5432/d'],
])('shows %s as %s', (url, shown) => expect(redactedUrl(url)).toBe(shown));
