import { render } from 'preact';
import type { Trends } from '../trends.types.ts';
import { App } from './app.tsx';
import './style.css';

const data = document.getElementById('data');
const root = document.getElementById('app');
// Both are put there by reports/trends/page.ts, which has checked the data against its types.
if (data && root) render(<App trends={JSON.parse(data.textContent) as Trends} />, root);
