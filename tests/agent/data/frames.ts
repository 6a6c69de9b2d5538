/** The frames of a socket by which a user may start a run. */
export const START_FRAMES = ['user_message', 'chat_message', 'start_agent', 'agent_request', 'agent_execute'] as const;
