import type { Area } from '../rule.ts';
import { answers } from './answers.ts';
import { data } from './data.ts';
import { events } from './events.ts';
import { limits } from './limits.ts';
import { network } from './network.ts';
import { page } from './page.ts';
import { socket } from './socket.ts';
import { subject } from './subject.ts';
import { test } from './test.ts';
import { token } from './token.ts';

/** Every rule, by area. Of each area the first that fits speaks; of those that speak the strongest is believed. */
export const AREAS: Readonly<Record<string, Area>> = { network, token, limits, socket, events, answers, data, page, subject, test };
