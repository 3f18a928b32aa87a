declare const SPEAKER_VERSION: string | undefined
declare const SPEAKER_RELEASE_KEY: string | undefined

/** Both are built in when the agent is packed into one file (tools/speaker-pack.ts). */
export const version = typeof SPEAKER_VERSION === 'string' ? SPEAKER_VERSION : '0.0.0'

/** The key that releases are signed with; without one nothing is ever updated. */
export const releaseKey = typeof SPEAKER_RELEASE_KEY === 'string' ? SPEAKER_RELEASE_KEY : ''
