import type { TruthOfFamily } from './truth.ts';

export const page: TruthOfFamily = {
  'browser': [
    'answer-cut', 'answer-doubled', 'answer-with-scripts', 'blank-sendable', 'blank-sent', 'button-does-not-send', 'code-in-address',
    'counter-wrong', 'dead-after-failure', 'deep-link-forgotten', 'dev-sign-in-dead', 'done-too-early', 'email-forgotten',
    'empty-state-missing', 'empty-state-stays', 'enter-does-not-send', 'failure-not-told', 'focus-lost', 'foreign-request',
    'hand-off-missing', 'hand-off-swapped', 'input-not-emptied', 'limit-not-told', 'looks-connected', 'message-reworded',
    'name-forgotten', 'never-connects', 'never-done', 'no-second-message', 'offline-forgotten', 'own-message-late',
    'progress-missing', 'progress-stays', 'question-as-html', 'refusal-not-told', 'second-question-elsewhere', 'sent-twice',
    'session-lost-on-reload', 'sign-in-spins', 'sign-out-dead', 'sign-out-keeps-tokens', 'sign-out-untold', 'signed-in-as-another',
    'silently-cut', 'stale-threads', 'steps-reversed', 'stop-dead', 'stop-untold', 'stopped-not-told', 'stored-although-refused',
    'stored-although-wrong', 'suggestion-cut', 'thread-of-nobody', 'titles-cut', 'tool-result-altered', 'tool-result-missing',
    'tool-step-missing', 'uncaught-error', 'wrong-words',
    'text-at-once', 'pieces-doubled', 'answer-decomposed', 'deaf-after-reload', 'new-chat-continues-the-old',
    'threads-oldest-first', 'history-of-the-first', 'missing-thread-blank', 'search-ignored', 'renamed-here-only',
    'deleted-here-only', 'draft-follows', 'offline-untold', 'does-not-return', 'gives-up-when-refused',
    'sent-again-after-offline', 'expiry-signs-out', 'socket-before-sign-in', 'search-as-html', 'name-as-html', 'direction-lost',
    'list-failure-untold', 'retry-dead', 'quick-keys-send-twice', 'long-answer-cut', 'end-not-followed', 'words-not-broken',
    'old-title-in-other-tabs', 'drawer-dead', 'wider-than-a-phone', 'actions-by-mouse-only', 'contrast-too-low',
  ],
};
