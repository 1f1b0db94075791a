import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app';
import { client } from './ask/use-answer';
import { wear } from './parts/theme';
import { languageNow } from './words/language';
import './style/base.css';
import './style/panels.css';

wear();
document.documentElement.lang = languageNow();
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <QueryClientProvider client={client}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>,
  );
