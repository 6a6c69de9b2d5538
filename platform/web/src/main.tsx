import { render } from 'preact';
import './styles/index.css';
import { createSession } from './session/session.ts';
import { App } from './view/app.tsx';

const root = document.getElementById('app');
if (root) render(<App session={createSession()} />, root);
