import type { TruthOfFamily } from './truth.ts';

export const page: TruthOfFamily = {
  'browser': [
    'actions-by-mouse-only', 'answer-cut', 'answer-decomposed', 'answer-doubled', 'answer-with-scripts', 'blank-sendable', 'blank-sent',
    'button-does-not-send', 'code-in-address', 'contrast-too-low', 'counter-wrong', 'dead-after-failure', 'deaf-after-reload',
    'deep-link-forgotten', 'deleted-here-only', 'dev-sign-in-dead', 'direction-lost', 'does-not-return', 'done-too-early', 'draft-follows',
    'drawer-dead', 'email-forgotten', 'empty-state-missing', 'empty-state-stays', 'end-not-followed', 'enter-does-not-send',
    'expiry-signs-out', 'failure-not-told', 'focus-lost', 'foreign-request', 'gives-up-when-refused', 'hand-off-missing',
    'hand-off-swapped', 'history-of-the-first', 'input-not-emptied', 'limit-not-told', 'list-failure-untold', 'long-answer-cut',
    'looks-connected', 'message-reworded', 'missing-thread-blank', 'name-as-html', 'name-forgotten', 'never-connects', 'never-done',
    'new-chat-continues-the-old', 'no-second-message', 'offline-forgotten', 'offline-untold', 'old-title-in-other-tabs', 'own-message-late',
    'pieces-doubled', 'progress-missing', 'progress-stays', 'question-as-html', 'quick-keys-send-twice', 'refusal-not-told',
    'renamed-here-only', 'retry-dead', 'search-as-html', 'search-ignored', 'second-question-elsewhere', 'sent-again-after-offline',
    'sent-twice', 'session-lost-on-reload', 'sign-in-spins', 'sign-out-dead', 'sign-out-keeps-tokens', 'sign-out-untold',
    'signed-in-as-another', 'silently-cut', 'socket-before-sign-in', 'stale-threads', 'steps-reversed', 'stop-dead', 'stop-untold',
    'stopped-not-told', 'stored-although-refused', 'stored-although-wrong', 'suggestion-cut', 'text-at-once', 'thread-of-nobody',
    'threads-oldest-first', 'titles-cut', 'tool-result-altered', 'tool-result-missing', 'tool-step-missing', 'uncaught-error',
    'wider-than-a-phone', 'words-not-broken', 'wrong-words',
  ],
};
