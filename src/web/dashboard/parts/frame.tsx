import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { VIEWS } from '../addresses';
import { useAnswer } from '../ask/use-answer';
import { useNetwork } from '../ask/use-network';
import { WhoAmIDocument } from '../generated/graphql';
import { speak, useLanguage, useWords, words } from '../words/language';
import { SHARED } from '../words/shared-words';
import { SearchBox } from './search-box';
import { useTheme, wear } from './theme';

const SAID = words(
  {
    skip: 'Đến nội dung chính',
    navigation: 'Các trang',
    overview: 'Tổng quan',
    review: 'Rà soát',
    intake: 'Nạp văn bản',
    guest: 'Đăng nhập',
    theme: { auto: 'Giao diện: theo hệ thống', light: 'Giao diện: sáng', dark: 'Giao diện: tối' },
    other: 'English',
    playground: 'GraphQL',
    away: 'Đang ngoại tuyến: những gì đang hiện có thể đã cũ. Hệ thống tự kết nối lại.',
  },
  {
    skip: 'Skip to the content',
    navigation: 'Pages',
    overview: 'Overview',
    review: 'Review',
    intake: 'Import',
    guest: 'Sign in',
    theme: { auto: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
    other: 'Tiếng Việt',
    playground: 'GraphQL',
    away: 'Offline: what is shown may be out of date. It connects again by itself.',
  },
);

const NEXT_THEME = { auto: 'light', light: 'dark', dark: 'auto' } as const;
const THEME_SIGNS = { auto: '◐', light: '☀', dark: '☾' } as const;

/** What is around every view: where one may go, the search box, who one is, and how it looks. */
export function Frame({ children }: { children: ReactNode }) {
  const said = useWords(SAID);
  const shared = useWords(SHARED);
  const language = useLanguage();
  const theme = useTheme();
  const { answer } = useAnswer(WhoAmIDocument, {});
  useNetwork();
  const viewer = answer.state === 'there' ? answer.data.viewer : null;
  const mayImport = viewer?.scopes.includes('IMPORT') ?? false;
  const places: [string, string][] = [
    [VIEWS.overview, said.overview],
    [VIEWS.tasks, shared.tasks],
    [VIEWS.plans, shared.plans],
    [VIEWS.units, shared.units],
    [VIEWS.documents, shared.documents],
    [VIEWS.review, said.review],
    ...(mayImport ? [[VIEWS.intake, said.intake] as [string, string]] : []),
  ];
  return (
    <>
      <a className="skip" href="#main">
        {said.skip}
      </a>
      <header className="top">
        <NavLink to={VIEWS.overview} className="brand">
          PlanGraph
        </NavLink>
        <SearchBox />
        <div className="top-tools">
          <NavLink to={VIEWS.account} className="who">
            {viewer?.name ?? said.guest}
          </NavLink>
          <button
            type="button"
            className="quiet"
            lang={language === 'vi' ? 'en' : 'vi'}
            onClick={() => speak(language === 'vi' ? 'en' : 'vi')}
          >
            {said.other}
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={said.theme[theme]}
            title={said.theme[theme]}
            onClick={() => wear(NEXT_THEME[theme])}
          >
            {THEME_SIGNS[theme]}
          </button>
        </div>
        <nav aria-label={said.navigation}>
          {places.map(([address, name]) => (
            <NavLink key={address} to={address} end={address === '/'}>
              {name}
            </NavLink>
          ))}
          <a href="/graphiql" target="_blank" rel="noreferrer">
            {said.playground}
          </a>
        </nav>
      </header>
      <div role="status">
        {answer.state !== 'failed' && answer.isAway && <p className="notice away network">{said.away}</p>}
      </div>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
